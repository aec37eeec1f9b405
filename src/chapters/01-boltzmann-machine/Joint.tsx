import { useEffect, useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { FigureFrame } from '../../panels/FigureFrame.tsx'
import { LossChart } from '../../panels/LossChart.tsx'
import { StatusFacts } from '../../panels/StatusLine.tsx'
import { TrainBar } from '../../panels/TrainBar.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { useAddressSettings } from '../../training/address.ts'
import { runFields } from '../../training/run-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Joint.module.css'
import { JointView } from './JointView.tsx'
import { jointTable } from './joint-table.ts'
import { Pairs } from './Pairs.tsx'
import { mostPatterns, Patterns } from './Patterns.tsx'
import { smallMachine, smallSpec } from './small-machine.ts'
import { createSmallRun, type SmallRun, type SmallState, visibleUnits } from './small-run.ts'
import { chapterWords } from './words.ts'

const whole = { kind: 'number', step: 1, integer: true, unit: 'none' } as const
const fields = {
  hidden: { ...whole, default: smallMachine.spec.hidden, min: 1, max: 8, live: false },
  rule: choice(['exact', 'cd'], 'exact', { live: true }),
  patterns: {
    kind: 'widths',
    default: smallMachine.spec.patterns,
    min: 0,
    max: 2 ** visibleUnits - 1,
    maxLayers: mostPatterns,
    live: true,
  },
  reading: choice(['joint', 'rows', 'columns'], 'joint', { live: true }),
  row: { ...whole, default: 1, min: 0, max: mostPatterns, live: true },
  // What the trained machine thinks when it sees the pattern of that row.
  column: { ...whole, default: 12, min: 0, max: 255, live: true },
  seed: runFields.seed,
} as const satisfies Fields

const none: readonly number[] = []

/** Understand: learning makes the machine's own distribution q equal to the data's p; both conditionals are parts of one table. */
export default function Joint({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const [settings, change] = useAddressSettings(id, fields)
  // A link cannot hold an empty set; it is a moment between two sets.
  const [empty, setEmpty] = useState(false)
  const spec = useMemo(() => smallSpec(empty ? { ...settings, patterns: none } : settings), [settings, empty])
  const [run, setRun] = useState<SmallRun>()
  const [first] = useState(spec)
  useEffect(() => {
    const opened = createSmallRun(first, smallMachine)
    setRun(opened)
    return () => opened.close()
  }, [first])
  useEffect(() => run?.follow(spec), [run, spec])
  if (!run) return null
  return (
    <JointFigure
      run={run}
      number={number}
      onLoad={() => {
        setEmpty(false)
        const { hidden, rule, patterns, seed } = smallMachine.spec
        change({ hidden, rule, patterns, seed })
        run.loadTrained?.()
      }}
    >
      {(state) => (
        <>
          <div className={styles.settings}>
            <Patterns
              patterns={spec.patterns}
              onChange={(patterns) => {
                setEmpty(patterns.length === 0)
                if (patterns.length > 0) change({ patterns })
              }}
            />
            <Slider
              label={say('hiddenUnits')}
              value={settings.hidden}
              min={1}
              max={8}
              text={String(settings.hidden)}
              hint={say('restarts')}
              onChange={(hidden) => change({ hidden })}
            />
            <Choice
              label={say('rule')}
              value={settings.rule}
              options={[
                { value: 'exact', text: say('ruleExact') },
                { value: 'cd', text: say('ruleCd') },
              ]}
              onChange={(rule) => change({ rule })}
            />
          </div>
          <Divergence state={state} />
          <div className={styles.wide}>
            <Pairs p={state.p} q={state.q} />
          </div>
          <div className={styles.wide}>
            <Table state={state} settings={settings} change={change} />
          </div>
        </>
      )}
    </JointFigure>
  )
}

interface JointFigureProps {
  readonly run: SmallRun
  readonly number: string
  /** Back to the machine trained beforehand. */
  readonly onLoad: () => void
  readonly children: (state: SmallState) => React.ReactNode
}

function JointFigure({ run, number, onLoad, children }: JointFigureProps) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const write = useNumbers()
  const state = useCell(run.state)
  const toggle = state.phase === 'running' ? run.pause : run.train
  return (
    <FigureFrame
      number={number}
      title={say('jointTitle')}
      question={say('jointQuestion')}
      caption={say('jointCaption')}
      tryIt={say('jointTry')}
      keys={{ ' ': toggle, s: run.step, r: run.reset }}
      controls={
        <>
          <TrainBar
            phase={state.phase}
            stepsPerSecond={state.stepsPerSecond}
            onTrain={run.train}
            onPause={run.pause}
            onStep={run.step}
            onReset={run.reset}
            onSpeed={run.setSpeed}
          />
          <Button onClick={onLoad}>{say('loadTrained')}</Button>
        </>
      }
      status={
        <StatusFacts
          phase={state.phase}
          {...(state.trained ? { words: sayPanel('phase-trained') } : {})}
          facts={[
            say('updates', { step: write(state.step) }),
            say('divergenceIs', { value: write(state.divergence, { decimals: 3 }) }),
            say('enumerated', { count: state.q.length }),
          ]}
        />
      }
    >
      <div className={styles.stage}>{children(state)}</div>
    </FigureFrame>
  )
}

function Divergence({ state }: { state: SmallState }) {
  const say = useWords(chapterWords)
  const lines = useMemo(
    () => [
      {
        id: 'divergence',
        name: 'KL',
        curve: state.curve,
        colour: 'var(--error)',
      },
    ],
    [state.curve],
  )
  return <LossChart title={say('divergence')} lines={lines} />
}

interface TableProps {
  readonly state: SmallState
  readonly settings: SettingsOf<typeof fields>
  readonly change: (changes: Partial<SettingsOf<typeof fields>>) => void
}

function Table({ state, settings, change }: TableProps) {
  const table = useMemo(() => jointTable(state), [state])
  return (
    <JointView
      table={table}
      units={settings.hidden}
      reading={settings.reading}
      row={settings.row}
      column={settings.column}
      onReading={(reading) => change({ reading })}
      onPick={(row, column) => change({ row, column })}
    />
  )
}
