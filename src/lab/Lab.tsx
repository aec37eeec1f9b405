import { useCallback, useEffect, useMemo, useState } from 'react'
import { isShipped } from '../data/sides.ts'
import { useWords } from '../i18n/language.tsx'
import { lanesToText } from '../models/lane-text.ts'
import type { LaneSpec } from '../models/specs.ts'
import { createCell } from '../panels/cell.ts'
import { FigureFrame } from '../panels/FigureFrame.tsx'
import { createLatentState } from '../panels/latent/state.ts'
import type { Drawing } from '../panels/mnist-form.ts'
import { useDrawingText } from '../panels/use-drawing-text.ts'
import type { Notice } from '../protocol/notice.ts'
import type { Matrix } from '../protocol/run.ts'
import { useAddressSettings } from '../training/address.ts'
import { usePictures } from '../training/hooks.ts'
import { Note } from '../ui/Note.tsx'
import { inputCells } from './input-cells.ts'
import styles from './Lab.module.css'
import { LabControls, LabStatus, labKeys } from './LabControls.tsx'
import { LabInput } from './LabInput.tsx'
import { LabNotes } from './LabNotes.tsx'
import { LabSections } from './LabSections.tsx'
import { LabSetup } from './LabSetup.tsx'
import { LaneGrid } from './LaneGrid.tsx'
import { laneNames } from './lane-names.ts'
import { OwnData } from './OwnData.tsx'
import { classNamesOf, useOwnSets } from './own-sets.ts'
import { useReplay } from './replay.ts'
import { useLabRuns, workersFor } from './runs.ts'
import { SavedRuns } from './SavedRuns.tsx'
import {
  conflictOf,
  dataOf,
  hasClasses,
  labFields,
  lanesOf,
  pixelsOf,
  problemsOf,
  runOf,
} from './settings.ts'
import { LookingBack } from './TimelineSlider.tsx'
import { useTimeline } from './use-timeline.ts'
import { labWords } from './words.ts'

/** Validation digits to pick from, and those of them that every lane shows. */
const choices = Array.from({ length: 120 }, (_, i) => i)
const rounded = (value: number) => Math.max(-9, Math.min(9, Math.round(100 * value) / 100))
const restMs = 250

/** The page: its heading can be read anywhere, its bench needs the address and a browser. */
export function Lab() {
  const say = useWords(labWords)
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  return (
    <article className={styles.lab}>
      <header className={styles.head}>
        <h1>{say('title')}</h1>
        <p className={styles.intro}>{say('intro')}</p>
      </header>
      <h2 className="unseen">{say('compare')}</h2>
      {inBrowser ? <Bench /> : <p className={styles.help}>{say('waiting')}</p>}
    </article>
  )
}

/** Understand: a difference counts only when everything else is equal, and when it is larger than luck. */
function Bench() {
  const say = useWords(labWords)
  const [settings, change] = useAddressSettings('lab', labFields)
  const { lanes, problems } = useMemo(() => lanesOf(settings.lanes), [settings.lanes])
  const data = dataOf(settings)
  const names = useMemo(() => laneNames(lanes, say), [lanes, say])
  const own = useOwnSets()
  const set = own.sets?.find(({ name }) => name === data)
  const conflicts = useMemo(
    () => lanes.map((lane) => conflictOf(lane, data, set?.classCount)),
    [lanes, data, set],
  )
  const wanted = useMemo(() => runOf(lanes, settings), [lanes, settings])
  // A combination that cannot be built waits until it can; what trains goes on.
  // Whether a classifier fits a set of the learner's own is known when the set is.
  const waits = !isShipped(data) && !own.sets && lanes.some(({ family }) => family === 'classifier')
  const conflicting = conflicts.some(Boolean)
  const fits = !waits && !conflicting
  const [spec, setSpec] = useState(fits ? wanted : undefined)
  const same = JSON.stringify(wanted) === JSON.stringify(spec)
  useEffect(() => {
    if (fits && !same) setSpec(wanted)
  }, [fits, same, wanted])

  const race = settings.pace === 'race'
  const lab = useLabRuns(spec, workersFor(spec?.lanes.length ?? 1, race))
  // What is measured, drawn and kept is of the lanes that run, also while others are wanted.
  const runNames = useMemo(() => laneNames(lab.spec?.lanes ?? [], say), [lab.spec, say])
  // Also what they look at, while another set waits.
  const given = lab.spec?.data ?? data
  const pixels = pixelsOf(given)
  const classNames = useMemo(() => classNamesOf(given, own.sets ?? [], say), [given, own.sets, say])
  const past = useTimeline(lab)
  const replayed = useReplay(lab, past.seen)
  const shown = replayed ?? lab.lanes

  const loaded = usePictures(given, 'validation', choices)
  // Those of the set before, until the new ones have come, would be of another size.
  const pictures = loaded.value?.images.columns === pixels ? loaded.value : undefined
  // Of pairs the damaged ones: those are what lanes get.
  const inputImages = pictures?.damaged ?? pictures?.images
  // The first of a learner's drawings is for training: there is none to look at yet.
  const images = inputImages && inputImages.rows > 0 ? inputImages : undefined
  // What is drawn and picked has the size of the set's images.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor's first place; the link follows it afterwards
  const inputs = useMemo(
    () => ({
      drawing: createCell<Drawing>([]),
      example: createCell<Matrix | undefined>(undefined),
      damage: createCell<{ kind: typeof settings.damage; level: number }>({ kind: 'none', level: 0 }),
      latent: createLatentState({
        layers: { map: false },
        viewport: { x: 0, y: 0, span: 6 },
        cursor: { x: settings.x, y: settings.y },
      }),
    }),
    [pixels],
  )
  const { damage, example, latent } = inputs
  useDrawingText(
    inputs.drawing,
    hasClasses(given) ? settings.strokes : '',
    useCallback((strokes) => change({ strokes }), [change]),
  )
  // Once it rests: the page must not render at pointer speed.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = latent.cursor.subscribe(() => {
      clearTimeout(timer)
      const { x, y } = latent.cursor.get()
      timer = setTimeout(() => change({ x: rounded(x), y: rounded(y) }), restMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [latent, change])
  useEffect(
    () => damage.set({ kind: settings.damage, level: settings.level }),
    [damage, settings.damage, settings.level],
  )
  useEffect(() => {
    if (!images) return example.set(undefined)
    const row = Math.min(settings.example, images.rows) - 1
    const data = images.data.slice(row * images.columns, (row + 1) * images.columns)
    example.set({ rows: 1, columns: images.columns, data })
  }, [images, settings.example, example])
  const cells = useMemo(() => inputCells(shown[0], inputs, images), [shown, inputs, images])

  const [notice, setNotice] = useState<Notice | { readonly text: string }>()
  const setLanes = useCallback((next: readonly LaneSpec[]) => change({ lanes: lanesToText(next) }), [change])
  const backToNow = useCallback(() => past.see(undefined), [past.see])
  return (
    <FigureFrame
      number="L.1"
      title={say('figureTitle')}
      question={say('figureQuestion')}
      caption={say('figureCaption')}
      tryIt={say('figureTry')}
      keys={labKeys({ runs: lab.runs, onAct: backToNow })}
      notes={
        <LabNotes
          notice={notice}
          failure={loaded.failure}
          problems={problemsOf(settings, problems)}
          runs={lab.runs}
          onDismiss={() => setNotice(undefined)}
        />
      }
    >
      <LabSetup
        settings={settings}
        lanes={lanes}
        workers={workersFor(lanes.length, true)}
        onChange={change}
      />
      <OwnData
        data={data}
        own={own}
        drawing={inputs.drawing}
        onData={(data) => change({ data })}
        onGrown={() => {
          loaded.retry()
          for (const run of lab.runs) run.reset()
        }}
        onNotice={setNotice}
      />
      <LabInput
        inputs={inputs}
        cells={cells}
        pictures={pictures}
        drawable={hasClasses(given)}
        settings={settings}
        classNames={classNames}
        onChange={change}
      />
      <div className={styles.bar}>
        <LabControls runs={lab.runs} onAct={backToNow} />
        <LookingBack {...past} />
        {lab.spec && <LabStatus lab={lab} names={runNames} />}
      </div>
      <LaneGrid
        lanes={lanes}
        names={names}
        conflicts={conflicts}
        shown={shown}
        live={lab.lanes}
        cells={cells}
        classNames={classNames}
        latent={inputs.latent}
        data={data}
        spec={lab.spec}
        onLanes={setLanes}
        onNotice={setNotice}
      />
      {conflicting && !same && (
        <Note kind="info">
          {lab.spec ? say('conflictWaits', { lanes: runNames.join(', ') }) : say('conflictFirst')}
        </Note>
      )}
      {lab.spec && (
        <LabSections
          lab={lab}
          spec={lab.spec}
          names={runNames}
          settings={settings}
          past={past}
          onChange={change}
          onNotice={setNotice}
        />
      )}
      <SavedRuns
        lab={lab}
        spec={lab.spec}
        settings={settings}
        seen={past.seen}
        onChange={change}
        onNotice={setNotice}
      />
    </FigureFrame>
  )
}
