import { useRef } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import type { LaneSpec } from '../models/specs.ts'
import { saveFile } from '../panels/export-chart.ts'
import { useAnyFieldWords } from '../panels/SettingsForm.tsx'
import { type Notice, noticeOf } from '../protocol/notice.ts'
import type { RunSpec } from '../protocol/run.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import type { InputCells } from './input-cells.ts'
import styles from './Lab.module.css'
import { picturesPng } from './pictures-png.ts'
import type { LaneRun } from './runs.ts'
import { pixelsOf } from './settings.ts'
import { labWords } from './words.ts'

/** Fetched when somebody takes something away. */
const laneFiles = () => import('../export/lane-file.ts')
const scripts = () => import('../export/python/script.ts')

interface LaneMenuProps {
  /** Where it trains; imports go there. */
  readonly of: LaneRun | undefined
  /** What is looked at; pictures and weights are those. */
  readonly shown: LaneRun | undefined
  readonly lane: LaneSpec
  readonly letter: string
  readonly run: RunSpec
  readonly cells: InputCells
  readonly onNotice: (notice: Notice | { readonly text: string }) => void
}

/** Weights, scripts and pictures of one lane, and weights back into it. */
export function LaneMenu({ of, shown, lane, letter, run, cells, onNotice }: LaneMenuProps) {
  const say = useWords(labWords)
  const sayField = useAnyFieldWords()
  const number = useNumbers()
  const file = useRef<HTMLInputElement>(null)
  const D = pixelsOf(run.data)
  const name = `${lane.family}-${letter}`.toLowerCase()
  const told = (work: () => Promise<void>) => () => void work().catch((error) => onNotice(noticeOf(error)))

  const saveWeights = told(async () => {
    if (!shown) return
    const [{ laneFile }, { step, lanes, stages }] = await Promise.all([laneFiles(), shown.run.checkpoint()])
    saveFile(
      `${name}.safetensors`,
      new Blob([laneFile(lane, lanes[shown.lane]!, step, stages?.[shown.lane])]),
    )
  })
  const saveScript = (framework: 'pytorch' | 'keras') =>
    told(async () => {
      const { pythonScript } = await scripts()
      const text = pythonScript(lane, run, D, framework)
      saveFile(`${name.replaceAll('-', '_')}_${framework}.py`, new Blob([text], { type: 'text/x-python' }))
    })
  const savePictures = told(async () => {
    const images = cells.strip.get()
    if (!shown || !images) return
    const rebuilt = await shown.run.ask(shown.lane, 'reconstruct', [images])
    saveFile(`${name}.png`, await picturesPng([images, rebuilt], 'square'))
  })
  const importWeights = async (chosen: File) => {
    if (!of) return
    const { readLaneFile, stageAt } = await laneFiles()
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    const { weights, step, differing } = readLaneFile(bytes, chosen.name, lane, D)
    of.run.pause()
    const kept = await of.run.checkpoint()
    const isHere = (i: number) => i === of.lane
    const alone = kept.lanes.length === 1
    const from = {
      kind: 'checkpoint',
      // What learns beside it has seen no more updates than before.
      step: alone ? step : kept.step,
      lanes: kept.lanes.map((own, i) => (isHere(i) ? weights : own)),
      stages: kept.lanes.map((_, i) => (isHere(i) ? stageAt(lane, step) : kept.stages?.[i])),
      ...(alone || kept.seconds === undefined ? {} : { seconds: kept.seconds }),
    } as const
    // The curve that was drawn here is of other weights.
    const { spec, lanes } = of.run.store.getState()
    of.run.restart(
      spec,
      from,
      lanes.map((state, i) => (isHere(i) ? { train: {}, validation: {} } : state)),
    )
    const facts = { file: chosen.name, lane: letter, step: number(step) }
    const said = alone ? say('imported', facts) : say('importedBeside', { ...facts, at: number(kept.step) })
    const fields = differing.map((field) => sayField(field)).join(', ')
    onNotice({ text: fields === '' ? said : `${said} ${say('otherSettings', { fields })}` })
  }
  const label = say('takeLane', { lane: say('lane', { name: letter }) })
  return (
    <>
      <Popover
        label={label}
        trigger={
          <Button look="quiet" aria-label={label}>
            {say('takeAway')}
          </Button>
        }
      >
        <div className={styles.menu}>
          <Button look="quiet" onClick={saveWeights}>
            {say('weights')}
          </Button>
          <Button look="quiet" onClick={saveScript('pytorch')}>
            {say('pytorch')}
          </Button>
          <Button look="quiet" onClick={saveScript('keras')}>
            {say('keras')}
          </Button>
          {lane.family !== 'classifier' && (
            <Button look="quiet" onClick={savePictures}>
              {say('pictures')}
            </Button>
          )}
          <p className={styles.help}>{say('scriptsHelp')}</p>
        </div>
      </Popover>
      <Button look="quiet" disabled={!of} onClick={() => file.current?.click()}>
        {say('importWeights')}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".safetensors"
        hidden
        aria-label={`${say('importWeights')}: ${say('lane', { name: letter })}`}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          event.target.value = ''
          if (chosen) told(() => importWeights(chosen))()
        }}
      />
    </>
  )
}
