/** What *With − without* rests on: the run, the faces before and after, and the cells made of them. */
import { useEffect, useMemo, useState } from 'react'
import { createCell } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import type { Matrix } from '../../protocol/run.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { differenceCells, type Pair } from './difference-cells.ts'
import { type DifferenceSettings, groupOf } from './difference-fields.ts'
import { effectCell } from './effect.ts'
import { labelGroup, targetLabel } from './groups.ts'
import { facesSpec, facesTrained } from './runs.ts'

/** Validation faces that the effect is measured with, as far as the change would change them. */
const measured = Array.from({ length: 200 }, (_, i) => i)

export function useDifference(settings: DifferenceSettings) {
  const { face, strength, size } = settings
  const [plus, minus] = [groupOf(settings, 'plus'), groupOf(settings, 'minus')]
  const run = useRun(facesSpec, facesTrained)
  const faces = usePictures('faces', 'validation', measured)
  const pictures = faces.value
  const becomes = (row: number) => targetLabel(pictures?.labels[row] ?? 0, plus, minus, strength)
  const shown = pictures ? [face - 1] : []
  const truth = usePictures('faces', 'validation', shown, shown.map(becomes)).value
  const affected = pictures ? measured.filter((row) => becomes(row) !== pictures.labels[row]) : []
  const truths = usePictures('faces', 'validation', affected, affected.map(becomes)).value

  // By content: the groups' means are asked for anew when this changes, which strength alone must not do.
  const pair = JSON.stringify({ groups: [labelGroup(plus), labelGroup(minus)], size } satisfies Pair)
  const [inputs] = useState(() => ({
    face: createCell<Matrix | undefined>(undefined),
    truth: createCell<Matrix | undefined>(undefined),
    faces: createCell<Matrix | undefined>(undefined),
    truths: createCell<Matrix | undefined>(undefined),
    strength: createCell(strength),
    pair: createCell(JSON.parse(pair) as Pair),
  }))
  const { cells, effect } = useMemo(() => {
    const made = differenceCells(run, inputs)
    return { cells: made, effect: effectCell(run, { ...inputs, means: made.means }) }
  }, [run, inputs])
  useEffect(() => inputs.strength.set(strength), [strength, inputs])
  useEffect(() => inputs.pair.set(JSON.parse(pair) as Pair), [pair, inputs])
  useEffect(() => {
    if (pictures) inputs.face.set(takeRows(pictures.images, [face - 1]))
  }, [pictures, face, inputs])
  useEffect(() => inputs.truth.set(truth?.images), [truth, inputs])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `affected` belongs to `truths`, which are loaded for it
  useEffect(() => {
    const known = pictures && truths && truths.images.rows === affected.length && affected.length > 0
    inputs.faces.set(known ? takeRows(pictures.images, affected) : undefined)
    inputs.truths.set(known ? truths.images : undefined)
  }, [pictures, truths, inputs])

  return { run, faces, plus, minus, inputs, cells, effect, affected: affected.length }
}
