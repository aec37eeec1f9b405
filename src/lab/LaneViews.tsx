import { useMemo } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { type LaneSpec, specOf } from '../models/specs.ts'
import { createCell, derive } from '../panels/cell.ts'
import { Filters } from '../panels/Filters.tsx'
import { LatentCanvas } from '../panels/latent/LatentCanvas.tsx'
import { measuresCell } from '../panels/latent/measures.ts'
import { latentModel, surveyCell } from '../panels/latent/model.ts'
import { standardPlane } from '../panels/latent/plane.ts'
import type { LatentState } from '../panels/latent/state.ts'
import { takeRows } from '../panels/matrices.ts'
import { Picture } from '../panels/Picture.tsx'
import { useCell } from '../panels/use-cell.ts'
import { viewCell } from '../panels/view-cell.ts'
import type { DataSetName, Matrix } from '../protocol/run.ts'
import type { InputCells } from './input-cells.ts'
import styles from './Lab.module.css'
import { OneAndStrip } from './OneAndStrip.tsx'
import type { ClassNames } from './own-sets.ts'
import type { LaneRun } from './runs.ts'
import { pixelsOf } from './settings.ts'
import { labWords } from './words.ts'

const mostFilters = 32
/** Of few units no picture is larger than of many. */
const filterColumns = 8

interface LaneViewsProps {
  readonly of: LaneRun | undefined
  readonly spec: LaneSpec
  readonly data: DataSetName
  readonly name: string
  readonly cells: InputCells
  readonly classNames: ClassNames | 'digits' | undefined
  readonly latent: LatentState
}

/** Width of the code: the middle of the layers. */
export function codeSizeOf({ family, settings }: LaneSpec, pixels: number): number {
  const widths = specOf(family).widths(settings as never, pixels)
  return family === 'classifier' ? widths.at(-2)! : widths[Math.floor(widths.length / 2)]!
}

/** What a lane makes of the shared digit; which views there are is the family's to say. */
export function LaneViews({ of, spec, data, name, cells, classNames, latent }: LaneViewsProps) {
  const { views } = specOf(spec.family)
  const convolutional = spec.settings.base === 'convolutional'
  const codeSize = codeSizeOf(spec, pixelsOf(data))
  return (
    <>
      {views.includes('reconstruct') && <Rebuilt of={of} name={name} cells={cells} />}
      {views.includes('classify') && <Classes of={of} name={name} cells={cells} classNames={classNames} />}
      {views.includes('decode') && codeSize === 2 && <CodePlane of={of} name={name} latent={latent} />}
      {views.includes('filters') && !convolutional && (
        <UnitFilters of={of} name={name} count={Math.min(mostFilters, codeSize)} />
      )}
    </>
  )
}

type ViewProps = Pick<LaneViewsProps, 'of' | 'name'>

/** Cells that ask one view of one lane about images. */
function inputOf(x: InputCells['x']) {
  return derive([x], (images) => images && ([images] as [Matrix]))
}

function Rebuilt({ of, name, cells }: ViewProps & Pick<LaneViewsProps, 'cells'>) {
  const say = useWords(labWords)
  const { one, strip } = useMemo(
    () => ({
      one: viewCell(of?.run, of?.lane ?? 0, 'reconstruct', inputOf(cells.x)),
      strip: viewCell(of?.run, of?.lane ?? 0, 'reconstruct', inputOf(cells.strip)),
    }),
    [of, cells],
  )
  return (
    <OneAndStrip
      one={{ source: one, label: say('reconstructionBy', { name }) }}
      strip={{ source: strip, label: say('stripBy', { name }) }}
    />
  )
}

function Classes({ of, name, cells, classNames }: ViewProps & Pick<LaneViewsProps, 'cells' | 'classNames'>) {
  const say = useWords(labWords)
  const number = useNumbers()
  const likely = useMemo(() => {
    const answer = viewCell(of?.run, of?.lane ?? 0, 'classify', inputOf(cells.x))
    return derive([answer], (shares) => {
      if (!shares) return undefined
      const values = Array.from(shares.data)
      const share = Math.max(...values)
      return `${values.indexOf(share)} ${share.toFixed(3)}`
    })
  }, [of, cells])
  const [label, share] = (useCell(likely) ?? '').split(' ')
  const called = (of: string) => (typeof classNames === 'function' ? classNames(Number(of)) : of)
  return (
    <p className={styles.classes}>
      {label &&
        say('classesBy', {
          name,
          class: called(label),
          share: number(Number(share), { percent: true, decimals: 0 }),
        })}
    </p>
  )
}

function UnitFilters({ of, name, count }: ViewProps & { readonly count: number }) {
  const say = useWords(labWords)
  const source = useMemo(() => {
    const rows = Array.from({ length: count }, (_, i) => i)
    const all = viewCell(of?.run, of?.lane ?? 0, 'filters', createCell<[]>([]))
    return derive([all], (matrix) => matrix && takeRows(matrix, rows.slice(0, matrix.rows)))
  }, [of, count])
  return (
    <section aria-label={say('filtersOf', { name })}>
      <Filters source={source} tile="square" count={count} columns={filterColumns} />
    </section>
  )
}

function CodePlane({ of, name, latent }: ViewProps & Pick<LaneViewsProps, 'latent'>) {
  const say = useWords(labWords)
  const model = useMemo(() => {
    const [run, lane] = [of?.run, of?.lane ?? 0]
    const plane = derive(
      [measuresCell(run, lane)],
      (known) => known && standardPlane(known.mean, known.deviation),
    )
    return latentModel(run, lane, latent, plane, surveyCell(run, lane))
  }, [of, latent])
  return (
    <div className={styles.plane}>
      <LatentCanvas label={say('planeOf', { name })} model={model} state={latent} />
      <div className={styles.below}>
        <Picture source={model.decoded} tile="square" label={say('decodedBy', { name })} />
        <p className={styles.help}>{say('cursorHelp')}</p>
      </div>
    </div>
  )
}
