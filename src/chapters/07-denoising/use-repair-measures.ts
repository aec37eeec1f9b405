import { useEffect, useState } from 'react'
import type { DenoisingSettings } from '../../models/denoising/spec.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import type { RepairMeasures } from '../../protocol/questions.ts'
import type { Curve } from '../../protocol/run.ts'
import { cutCurves } from '../../training/curves.ts'
import type { Run } from '../../training/run.ts'

/** Validation digits that are measured. */
export const digitsMeasured = 300
/** Measuring takes as long as a few training steps. */
const everyMs = 1000

export interface MeasuredRepair {
  /** `undefined` before the first answer. */
  readonly now: RepairMeasures | undefined
  /** Error on damaged digits by step, since the figure was opened, started over, or the damage changed. */
  readonly after: Curve
}
type DamageKind = DenoisingSettings['damage']
type Damage = readonly [kind: DamageKind, level: number]
const unknown: MeasuredRepair = { now: undefined, after: { steps: [], values: [] } }

/** What is known after a further measurement at `step`. */
export function measuredRepair(before: MeasuredRepair, now: RepairMeasures, step: number): MeasuredRepair {
  const { after } = cutCurves({ after: before.after }, step - 1)
  return { now, after: { steps: [...after!.steps, step], values: [...after!.values, now.after] } }
}

/** How each lane copes with digits damaged in this way, measured again when the weights or the damage changed. */
export function useRepairMeasures(
  run: Run | undefined,
  lanes: number,
  kind: DamageKind,
  level: number,
): readonly Cell<MeasuredRepair>[] {
  const [damage] = useState(() => createCell<Damage>([kind, level]))
  const [cells] = useState(() => Array.from({ length: lanes }, () => createCell(unknown)))
  useEffect(() => {
    damage.set([kind, level])
    for (const cell of cells) cell.set({ ...cell.get(), after: unknown.after })
  }, [damage, cells, kind, level])
  useEffect(() => {
    if (!run) return
    const stops = cells.map((cell, lane) => {
      let askedAt = 0
      let asked: Damage | undefined
      const input = (): [number, ...Damage] | undefined => {
        const now = performance.now()
        const early = run.store.getState().phase === 'running' && now - askedAt < everyMs
        if (early && asked === damage.get()) return undefined
        askedAt = now
        asked = damage.get()
        return [digitsMeasured, ...asked]
      }
      const watching = run.watch(lane, 'measureRepair', input, (answer) => {
        if (asked === damage.get()) cell.set(measuredRepair(cell.get(), answer, run.store.getState().step))
      })
      const stopDamage = damage.subscribe(watching.refresh)
      return () => {
        stopDamage()
        watching.stop()
      }
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [run, cells, damage])
  return cells
}
