import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { choice, type Fields } from '../../models/field.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import type { PlaceProps } from '../chapter.ts'
import { trainedRuns } from '../trained-runs.ts'
import { DreamControls, DreamStatus } from './DreamControls.tsx'
import { createDream, type Dream } from './dream.ts'
import { hiddenSide, Machine } from './Machine.tsx'
import { lastPhase, PhaseControls, PhaseStatus, Phases } from './Phases.tsx'
import styles from './Walk.module.css'
import { filterOf, makeChange, unitNumbers, walkCells } from './walk-cells.ts'
import { chapterWords } from './words.ts'

const name = 'rbm-100'
const spec = trainedRuns[name]
const starts: Record<'trained' | 'untrained', StartFrom> = {
  trained: { kind: 'trained', name },
  untrained: { kind: 'scratch' },
}
const choices = 120
const indices = Array.from({ length: choices }, (_, i) => i)
const whole = { kind: 'number', min: 1, step: 1, integer: true, unit: 'none', live: true } as const
const fields = {
  mode: choice(['update', 'dream'], 'update', { live: true }),
  machine: choice(['trained', 'untrained'], 'trained', { live: false }),
  phase: { ...whole, default: 1, min: 0, max: lastPhase },
  example: { ...whole, default: 1, max: choices },
  unit: { ...whole, default: 1, max: hiddenSide ** 2 },
  pixel: { ...whole, default: 407, max: 784 },
  rate: {
    kind: 'number',
    default: 0.1,
    min: 0.01,
    max: 1,
    step: 0,
    scale: 'log',
    unit: 'none',
    live: true,
  },
} as const satisfies Fields

/** Understand: an update strengthens what the picture and its hidden units share, and weakens what the machine's own answer shares with them. */
export default function Walk({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  const { phase, mode } = settings
  const [startedWith] = useState(settings.machine)
  const run = useRun(spec, starts[startedWith])
  const digits = usePictures('digits', 'validation', indices)
  const pictures = digits.value
  const [inputs] = useState(() => ({
    drawing: createCell<Drawing>([]),
    example: createCell<Matrix | undefined>(undefined),
    draws: createCell(0),
    pointed: createCell<number | undefined>(undefined),
  }))
  const cells = useMemo(() => walkCells(run, inputs), [run, inputs])
  const [dream, setDream] = useState<Dream>()
  useEffect(() => {
    if (!run) return
    const made = createDream(run, cells.v.get)
    setDream(made)
    const stop = cells.v.subscribe(() => {})
    return () => {
      stop()
      made.close()
    }
  }, [run, cells])
  useEffect(() => {
    if (pictures) inputs.example.set(takeRows(pictures.images, [settings.example - 1]))
  }, [pictures, settings.example, inputs])
  useEffect(() => {
    if (mode === 'update') dream?.pause()
  }, [mode, dream])

  const pointed = useCell(inputs.pointed)
  const unit = pointed ?? settings.unit - 1
  const pixel = settings.pixel - 1
  const filter = useMemo(() => derive([cells.filters], (all) => filterOf(all, unit)), [cells, unit])
  const numbers = useMemo(
    () =>
      derive([cells.v, cells.walk, filter, cells.hiddenBias], (v, walk, weights, bias) =>
        unitNumbers(v, walk, weights, bias, unit, pixel),
      ),
    [cells, filter, unit, pixel],
  )
  const shown = useMemo(() => shownLayers(cells, dream, mode, phase), [cells, dream, mode, phase])

  const go = (to: number) => change({ phase: Math.min(lastPhase, Math.max(0, to)) })
  const load = (machine: keyof typeof starts) => {
    dream?.pause()
    change({ machine, phase: 0 })
    run?.restart(spec, starts[machine])
  }
  const apply = () => {
    const walk = cells.walk.get()
    if (run && walk) void makeChange(run, walk, settings.rate).catch(() => {})
  }
  const keys =
    mode === 'update'
      ? { ' ': () => go(phase + 1), s: () => go(phase + 1), r: () => go(0) }
      : {
          ' ': () => (dream?.state.get().playing ? dream.pause() : dream?.play()),
          s: () => dream?.step(),
          r: () => dream?.restart('image'),
        }
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('walkTitle')}
      question={say(mode === 'update' ? 'walkQuestion' : 'dreamQuestion')}
      caption={say(mode === 'update' ? 'walkCaption' : 'dreamCaption')}
      tryIt={say(mode === 'update' ? 'walkTry' : 'dreamTry')}
      own={{
        keys,
        controls:
          mode === 'update' ? (
            <PhaseControls
              phase={phase}
              rate={settings.rate}
              onPhase={go}
              onRate={(rate) => change({ rate })}
              onDraw={() => inputs.draws.set(inputs.draws.get() + 1)}
              onApply={apply}
            />
          ) : (
            <DreamControls dream={dream} />
          ),
        status:
          mode === 'update' ? (
            <PhaseStatus run={run} phase={phase} energies={cells.energies} />
          ) : (
            <DreamStatus dream={dream} />
          ),
      }}
    >
      <div className={styles.choices}>
        <Choice
          label={say('mode')}
          value={mode}
          options={[
            { value: 'update', text: say('modeUpdate') },
            { value: 'dream', text: say('modeDream') },
          ]}
          onChange={(next) => change({ mode: next })}
        />
        <div className={styles.buttons}>
          <Button look="quiet" onClick={() => load('trained')}>
            {say('loadTrained')}
          </Button>
          <Button look="quiet" onClick={() => load('untrained')}>
            {say('loadUntrained')}
          </Button>
        </div>
      </div>
      <div className={styles.walk}>
        <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        <Machine
          {...shown}
          visibleName={say(visibleNames(mode, phase))}
          hiddenName={say(hiddenNames(mode, phase))}
          filter={filter}
          unit={unit}
          pixel={pixel}
          onUnit={(at) => change({ unit: at + 1 })}
          onPixel={(at) => change({ pixel: at + 1 })}
          onPoint={(at) => inputs.pointed.set(at)}
        />
      </div>
      {mode === 'update' && (
        <Phases cells={cells} numbers={numbers} phase={phase} unit={unit} rate={settings.rate} onPhase={go} />
      )}
      {pictures && (
        <DigitPicker
          images={pictures.images}
          labels={pictures.labels}
          picked={settings.example - 1}
          onPick={(row) => {
            inputs.drawing.set([])
            change({ example: row + 1 })
          }}
        />
      )}
    </RunFigure>
  )
}

const visibleNames = (mode: string, phase: number) =>
  mode === 'dream' ? 'dreamVisible' : phase < 2 ? 'visible' : 'visibleAfter'
const hiddenNames = (mode: string, phase: number) =>
  mode === 'dream'
    ? 'dreamHidden'
    : phase === 0
      ? 'hiddenWaiting'
      : phase === 1
        ? 'hidden'
        : phase === 2
          ? 'hiddenSample'
          : 'hiddenAfter'

/** What both layers show in a phase of the update, or in the dream. */
function shownLayers(
  cells: ReturnType<typeof walkCells>,
  dream: Dream | undefined,
  mode: string,
  phase: number,
) {
  if (mode === 'dream') {
    const now = dream ? dream.state : createCell({ now: undefined })
    return {
      visible: derive([now, cells.v], (state, v) => state.now?.visible ?? v),
      hidden: derive([now], (state) => state.now?.hiddenSample),
    }
  }
  const of = (pick: 'hidden' | 'hiddenSample' | 'hiddenAfter' | 'reconstruction') =>
    derive([cells.walk], (walk) => walk?.[pick])
  return {
    visible: phase < 2 ? cells.v : of('reconstruction'),
    hidden:
      phase === 0
        ? createCell<Matrix | undefined>(undefined)
        : of(phase === 1 ? 'hidden' : phase === 2 ? 'hiddenSample' : 'hiddenAfter'),
  }
}
