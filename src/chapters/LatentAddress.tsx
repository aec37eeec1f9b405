import { useEffect, useRef } from 'react'
import type { SettingsOf } from '../models/field.ts'
import type { LatentState, Layers } from '../panels/latent/state.ts'
import type { Point } from '../panels/mnist-form.ts'
import { useAddressSettings } from '../training/address.ts'

const place = {
  kind: 'number',
  default: 0,
  min: -1000,
  max: 1000,
  step: 0.01,
  unit: 'none',
  live: true,
} as const
const count = {
  kind: 'number',
  default: 0,
  min: 0,
  step: 1,
  integer: true,
  unit: 'none',
  live: true,
} as const
const mostCorners = 6

/** What of a latent canvas belongs to a link; `layers` are the figure's own defaults. */
export function latentFields(layers: Partial<Layers> = {}) {
  return {
    x: place,
    y: place,
    /** 0: follows the codes */
    span: { ...place, min: 0 },
    left: place,
    top: place,
    /** 0: the figure's own path */
    corners: { ...count, max: mostCorners },
    x1: place,
    y1: place,
    x2: place,
    y2: place,
    x3: place,
    y3: place,
    x4: place,
    y4: place,
    x5: place,
    y5: place,
    x6: place,
    y6: place,
    /** One bit a class. */
    hidden: { ...count, max: 1023 },
    tiles: { kind: 'flag', default: layers.tiles ?? true, live: true },
    points: { kind: 'flag', default: layers.points ?? true, live: true },
    map: { kind: 'flag', default: layers.map ?? false, live: true },
    ellipses: { kind: 'flag', default: layers.ellipses ?? true, live: true },
  } as const
}

type LatentFields = ReturnType<typeof latentFields>
type LatentSettings = SettingsOf<LatentFields>

interface LatentAddressProps {
  /** Prefix in the address, unique on the page. */
  readonly id: string
  /** Keep it the same between renders. */
  readonly fields: LatentFields
  readonly state: LatentState
}

/** Keeps what the learner did on a canvas in the address; shows nothing. Writes only after something was touched. */
export function LatentAddress({ id, fields, state }: LatentAddressProps) {
  const [settings, change] = useAddressSettings(id, fields)
  const written = useRef(settings)
  /** What was written and has not come back yet: under a fast finger one comes when the next is on its way. */
  const coming = useRef<string[]>([])
  const first = useRef(true)
  useEffect(() => {
    const text = JSON.stringify(settings)
    const place = coming.current.indexOf(text)
    coming.current.splice(0, place + 1)
    const own = place >= 0 || JSON.stringify(written.current) === text
    if (own && !first.current) return
    const untouched = Object.entries(settings).every(
      ([name, value]) => value === fields[name as keyof LatentFields].default,
    )
    if (!untouched) apply(settings, state)
    first.current = false
    written.current = settings
  }, [settings, state, fields])
  useEffect(() => {
    const write = () => {
      if (!state.touched.get()) return
      const now = settingsOf(state)
      if (JSON.stringify(now) === JSON.stringify(written.current)) return
      written.current = now
      coming.current.push(JSON.stringify(now))
      change(now)
    }
    const cells = [state.cursor, state.corners, state.viewport, state.follows, state.hidden, state.layers]
    const stops = cells.map((cell) => cell.subscribe(write))
    return () => {
      for (const stop of stops) stop()
    }
  }, [state, change])
  return null
}

const round = (value: number) => Math.round(value * 100) / 100

function settingsOf(state: LatentState): LatentSettings {
  const { x, y } = state.cursor.get()
  const viewport = state.viewport.get()
  const corners = state.corners.get()
  const at = (i: number) => ({ x: round(corners[i]?.x ?? 0), y: round(corners[i]?.y ?? 0) })
  const follows = state.home ? state.home === viewport : state.follows.get()
  let hidden = 0
  for (const label of state.hidden.get()) hidden += 2 ** label
  return {
    x: round(x),
    y: round(y),
    span: follows ? 0 : round(viewport.span),
    left: follows ? 0 : round(viewport.x),
    top: follows ? 0 : round(viewport.y),
    corners: Math.min(mostCorners, corners.length),
    x1: at(0).x,
    y1: at(0).y,
    x2: at(1).x,
    y2: at(1).y,
    x3: at(2).x,
    y3: at(2).y,
    x4: at(3).x,
    y4: at(3).y,
    x5: at(4).x,
    y5: at(4).y,
    x6: at(5).x,
    y6: at(5).y,
    hidden,
    ...state.layers.get(),
  }
}

function apply(settings: LatentSettings, state: LatentState): void {
  const { x, y, span, left, top, corners, hidden, tiles, points, map, ellipses } = settings
  const all: Point[] = [
    { x: settings.x1, y: settings.y1 },
    { x: settings.x2, y: settings.y2 },
    { x: settings.x3, y: settings.y3 },
    { x: settings.x4, y: settings.y4 },
    { x: settings.x5, y: settings.y5 },
    { x: settings.x6, y: settings.y6 },
  ]
  state.cursor.set({ x, y })
  if (corners > 1) state.corners.set(all.slice(0, corners))
  if (state.home === undefined) state.follows.set(span === 0)
  if (span > 0) state.viewport.set({ x: left, y: top, span })
  state.hidden.set(
    new Set(Array.from({ length: 10 }, (_, label) => label).filter((label) => hidden & (1 << label))),
  )
  state.layers.set({ tiles, points, map, ellipses })
  // Last, so that what a link did is not taken for the learner's own movement.
  state.touched.set(true)
}
