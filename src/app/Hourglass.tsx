import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useNoticeText } from '../i18n/notices.ts'
import { coverWords } from '../i18n/words/cover.ts'
import { CodeBars } from '../panels/CodeBars.tsx'
import { createCell, derive } from '../panels/cell.ts'
import { DrawPad } from '../panels/DrawPad.tsx'
import { rowMatrix } from '../panels/matrices.ts'
import { type Drawing, toMnistForm } from '../panels/mnist-form.ts'
import { Picture } from '../panels/Picture.tsx'
import { useCell } from '../panels/use-cell.ts'
import { viewCell } from '../panels/view-cell.ts'
import { useRun, useRunState } from '../training/hooks.ts'
import type { Run } from '../training/run.ts'
import { trainedRuns } from '../training/trained-runs.ts'
import { Note } from '../ui/Note.tsx'
import { Fan } from './Fan.tsx'
import { drawFirst } from './first-drawing.ts'
import styles from './Hourglass.module.css'

const spec = trainedRuns['autoencoder-32']
const start = { kind: 'trained', name: 'autoencoder-32' } as const
const codeSize = 32

/** The first thing of the lecture: a drawing, its code of 32 numbers, and what is drawn from them. */
export function Hourglass() {
  const say = useWords(coverWords)
  const run = useRun(spec, start)
  const drawing = useMemo(() => createCell<Drawing>([]), [])
  const { code, redrawn, edit } = useThroughCode(run, drawing)
  const ready = useCell(redrawn) !== undefined
  const startOver = useFirstDrawing(run, drawing)
  return (
    <section className={styles.hourglass} aria-label={say('figure')}>
      <div className={styles.end} onPointerDownCapture={startOver} onKeyDownCapture={startOver}>
        <Label name={say('yourDrawing')} size={say('pixelsIn')} />
        <DrawPad drawing={drawing} />
      </div>
      <Fan part="encoder" className={`${styles.fan} ${styles.under}`} />
      <div className={styles.neck} data-part="code">
        <CodeBars code={code} count={codeSize} onChange={edit} />
        <Label name={say('code')} size={say('numbers')} />
      </div>
      <Fan part="decoder" className={styles.fan} />
      <div className={styles.end}>
        <Label name={say('again')} size={say('pixelsOut')} />
        <div className={styles.sheet}>
          <Picture source={redrawn} label={say('reconstruction')} />
          {!ready && <span className={styles.waking}>{say('waking')}</span>}
        </div>
      </div>
      {run && <Trouble run={run} />}
    </section>
  )
}

function Label({ name, size }: { readonly name: string; readonly size: string }) {
  return (
    <p className={styles.label}>
      <strong>{name}</strong> <span>{size}</span>
    </p>
  )
}

/** Drawing → code → drawing again; a pulled bar holds until the drawing changes. */
function useThroughCode(run: Run | undefined, drawing: ReturnType<typeof createCell<Drawing>>) {
  const edited = useMemo(() => createCell<Float32Array | undefined>(undefined), [])
  useEffect(() => drawing.subscribe(() => edited.set(undefined)), [drawing, edited])
  return useMemo(() => {
    const form = derive([drawing], toMnistForm)
    const encoded = viewCell(
      run,
      0,
      'encode',
      derive([form], (pixels) => pixels && ([rowMatrix(pixels)] as [ReturnType<typeof rowMatrix>])),
    )
    const code = derive([encoded, edited], (answer, own) => own ?? answer?.data)
    const decoded = viewCell(
      run,
      0,
      'decode',
      derive([code], (values) => values && ([rowMatrix(values)] as [ReturnType<typeof rowMatrix>])),
    )
    const redrawn = derive([form, edited, decoded], (pixels, own, image) =>
      pixels || own ? image : undefined,
    )
    const edit = (unit: number, value: number) => {
      const values = Float32Array.from(code.get() ?? new Float32Array(codeSize))
      values[unit] = value
      edited.set(values)
    }
    return { code, redrawn, edit }
  }, [run, drawing, edited])
}

/** Something is drawn once the network is awake; the reader's first stroke takes it away. Returns that act. */
function useFirstDrawing(run: Run | undefined, drawing: ReturnType<typeof createCell<Drawing>>): () => void {
  const shown = useRef<() => void>(undefined)
  useEffect(() => {
    if (!run) return
    const begin = () => {
      if (shown.current || run.store.getState().phase === 'preparing') return
      shown.current = drawFirst(drawing.set)
    }
    begin()
    return run.store.subscribe(begin)
  }, [run, drawing])
  useEffect(() => () => shown.current?.(), [])
  return () => {
    if (!shown.current) {
      shown.current = () => {} // the reader was faster
      return
    }
    shown.current()
    if (!drawing.get().some((stroke) => stroke.length > 0)) return
    drawing.set([])
    shown.current = () => {}
  }
}

/** Why nothing is redrawn, when nothing is, and the way on. */
function Trouble({ run }: { readonly run: Run }) {
  const text = useNoticeText()
  const notices = useRunState(run, (state) => state.notices)
  const newest = notices[notices.length - 1]
  if (!newest) return null
  return (
    <div className={styles.trouble}>
      <Note kind="info">{text(newest)}</Note>
    </div>
  )
}
