import { type RefObject, useEffect } from 'react'
import type { Point } from '../mnist-form.ts'
import { keepQuiet } from './model.ts'
import type { LatentState } from './state.ts'
import { panBy, toPlane, toScreen, zoomAt } from './viewport.ts'

/** How near to a corner a pointer takes it, in CSS pixels. */
const reach = 22

/** What one pointer moves; two of them zoom and pan. */
type Grip = { readonly kind: 'cursor' | 'pan' } | { readonly kind: 'corner'; readonly corner: number }

/**
 * Mouse, touch and pen on a latent canvas: drag moves what is under it (the cursor, a corner of the path);
 * with Shift, or with the middle button, it moves the plane; two fingers zoom and move; so does the wheel with Ctrl.
 * A mouse that only looks previews, and the preview ends when it leaves.
 */
export function usePlanePointer(frame: RefObject<HTMLElement | null>, state: LatentState): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const { viewport, follows, cursor, hover, corners } = state
    const down = new Map<number, Point>()
    let grip: Grip | undefined

    const at = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect()
      return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
    }
    const show = (next: typeof viewport extends { get(): infer V } ? V : never) => {
      state.touched.set(true)
      follows.set(false)
      viewport.set(next)
    }
    const gripAt = (event: PointerEvent, place: Point): Grip => {
      if (event.shiftKey || event.button === 1) return { kind: 'pan' }
      const distances = corners.get().map((corner) => {
        const { x, y } = toScreen(viewport.get(), corner)
        return Math.hypot(x - place.x, y - place.y) * element.clientWidth
      })
      const nearest = Math.min(...distances)
      return nearest <= reach ? { kind: 'corner', corner: distances.indexOf(nearest) } : { kind: 'cursor' }
    }
    const drag = (place: Point, before: Point) => {
      const point = toPlane(viewport.get(), place)
      if (grip?.kind !== 'pan') keepQuiet()
      if (grip?.kind === 'cursor') cursor.set(point)
      else if (grip?.kind === 'corner') {
        const moved = grip.corner
        corners.set(corners.get().map((corner, i) => (i === moved ? point : corner)))
      } else if (grip?.kind === 'pan') show(panBy(viewport.get(), place.x - before.x, place.y - before.y))
    }
    /** Two pointers: the plane stays under both. */
    const pinch = (id: number, place: Point, before: Point) => {
      const other = [...down].find(([key]) => key !== id)![1]
      const distance = (a: Point, b: Point) => Math.max(0.02, Math.hypot(a.x - b.x, a.y - b.y))
      const middle = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 }
      const moved = panBy(viewport.get(), (place.x - before.x) / 2, (place.y - before.y) / 2)
      show(zoomAt(moved, middle, distance(place, other) / distance(before, other)))
    }

    const onDown = (event: PointerEvent) => {
      if (event.button > 1) return
      event.preventDefault()
      element.setPointerCapture(event.pointerId)
      const place = at(event)
      down.set(event.pointerId, place)
      hover.set(undefined)
      state.touched.set(true)
      if (down.size > 1) {
        // What two fingers hold must not be fitted anew to the codes beneath them.
        follows.set(false)
        return
      }
      grip = gripAt(event, place)
      const name = grip.kind === 'corner' ? String(grip.corner) : 'cursor'
      element.querySelector<HTMLElement>(`[data-handle="${name}"]`)?.focus({ preventScroll: true })
      drag(place, place)
    }
    const onMove = (event: PointerEvent) => {
      const place = at(event)
      const before = down.get(event.pointerId)
      if (!before) {
        if (event.pointerType !== 'mouse') return
        keepQuiet()
        hover.set(toPlane(viewport.get(), place))
        return
      }
      down.set(event.pointerId, place)
      if (down.size === 2) pinch(event.pointerId, place, before)
      else drag(place, before)
    }
    const onUp = (event: PointerEvent) => {
      down.delete(event.pointerId)
      if (down.size === 0) grip = undefined
    }
    const onLeave = () => hover.set(undefined)
    const onWheel = (event: WheelEvent) => {
      // A plain wheel scrolls the page, as everywhere.
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      show(zoomAt(viewport.get(), at(event), Math.exp(-event.deltaY / 300)))
    }
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      hear: (event: HTMLElementEventMap[K]) => void,
    ) => {
      element.addEventListener(type, hear, { passive: false })
      return () => element.removeEventListener(type, hear)
    }
    const stops = [
      listen('pointerdown', onDown),
      listen('pointermove', onMove),
      listen('pointerup', onUp),
      listen('pointercancel', onUp),
      listen('pointerleave', onLeave),
      listen('wheel', onWheel),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [frame, state])
}
