import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { choice, type Fields } from '../../models/field.ts'
import { createCell, derive } from '../../panels/cell.ts'
import { DigitPicker } from '../../panels/DigitPicker.tsx'
import { DrawPad } from '../../panels/DrawPad.tsx'
import { takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { NothingDrawn } from '../../panels/NothingDrawn.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { highlight } from '../../ui/highlight.ts'
import type { PlaceProps } from '../chapter.ts'
import { DrawingAddress } from '../DrawingAddress.tsx'
import { DreamControls, DreamStatus } from './DreamControls.tsx'
import { createDream, type Dream } from './dream.ts'
import { hiddenSide, Machine } from './Machine.tsx'
import { PhaseControls, PhaseStatus } from './PhaseBar.tsx'
import { Phases } from './Phases.tsx'
import { lastPhase, phases } from './phases.ts'
import { layerNames, shownLayers } from './shown-layers.ts'
import styles from './Walk.module.css'
import { columnImage, filterOf, makeChange, unitNumbers, walkCells } from './walk-cells.ts'
import { walkWords } from './walk-words.ts'

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
  const say = useWords(walkWords)
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
    const made = createDream(run, cells.v.get, spec.seed)
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
  // In the last phase the lines show what changes, before it what is there.
  const changing = mode === 'update' && phase === lastPhase
  const edges = useMemo(
    () =>
      changing
        ? derive([cells.walk], (walk) => walk && columnImage(walk.weightChange, unit))
        : derive([cells.filters], (all) => filterOf(all, unit)),
    [cells, unit, changing],
  )
  const numbers = useMemo(
    () =>
      derive([cells.v, cells.walk, cells.filters, cells.biases], (v, walk, filters, biases) =>
        unitNumbers(v, walk, filters, biases, unit, pixel),
      ),
    [cells, unit, pixel],
  )
  const shown = useMemo(() => shownLayers(cells, dream, mode, phase), [cells, dream, mode, phase])

  const names = layerNames(mode, phase)

  const go = (to: number) => {
    change({ phase: Math.min(lastPhase, Math.max(0, to)) })
    // The formula in the text lights up, too.
    highlight(phases[to - 1]?.part)
  }
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
        <DrawingAddress id={`${id}-drawing`} drawing={inputs.drawing} />
        <DrawPad drawing={inputs.drawing} backdrop={inputs.example} />
        <Machine
          {...shown}
          visibleName={say(names.visible)}
          hiddenName={say(names.hidden)}
          edges={edges}
          edgesName={say(changing ? 'edgesChange' : 'edgesWeights')}
          lit={mode === 'update' ? phases[phase - 1] : undefined}
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
      <DigitPicker
        pictures={pictures}
        picked={settings.example - 1}
        onPick={(row) => {
          inputs.drawing.set([])
          change({ example: row + 1 })
        }}
      />
      <NothingDrawn drawing={inputs.drawing} />
    </RunFigure>
  )
}
