import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { dbnFields } from '../../models/dbn/spec.ts'
import { choice, type Fields, type SettingsOf } from '../../models/field.ts'
import { createCell } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { SettingsForm } from '../../panels/SettingsForm.tsx'
import { viewCell } from '../../panels/view-cell.ts'
import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { useFollowedRun, usePictures } from '../../training/hooks.ts'
import { runFields } from '../../training/run-fields.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import type { PlaceProps } from '../chapter.ts'
import { networkNames, networks, networkText } from './networks.ts'
import styles from './Pretraining.module.css'
import { PretrainingChart } from './PretrainingChart.tsx'
import { VarietyRow } from './VarietyRow.tsx'
import { meanOf } from './variety.ts'
import { chapterWords } from './words.ts'

const name = 'deep-sigmoid'
const trained: StartFrom = { kind: 'trained', name }
const base = trainedRuns[name]
/** Which of the two networks are trained: the pretrained one, the other, or both on the same batches. */
const compared = ['both', 'with', 'without'] as const
const fields = {
  pretraining: choice(compared, 'both', { live: false }),
  network: choice(networkNames, 'half', { live: false }),
  learningRate: { ...dbnFields.learningRate, max: 0.1 },
  pretrainRate: dbnFields.pretrainRate,
  seed: runFields.seed,
} as const satisfies Fields
const { pretraining: _, network: __, ...formFields } = fields
type Settings = SettingsOf<typeof fields>

function specOf({ pretraining, network, seed, ...rates }: Settings): RunSpec {
  const wanted = base.lanes.filter(
    ({ settings }) => pretraining === 'both' || settings.pretrain === (pretraining === 'with'),
  )
  const lanes = wanted.map(({ family, settings }) => ({
    family,
    settings: { ...settings, ...rates, widths: networks[network] },
  }))
  return { ...base, seed, lanes }
}

/** Digits whose variety is measured, and those of them that are shown. */
const measured = 100
const shown = 10
const indices = Array.from({ length: measured }, (_, i) => i)
const shownRows = indices.slice(0, shown)

/** Understand: from random weights a deep sigmoid network knows only the mean digit; stacked machines give it a start. */
export default function Pretraining({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const sayPanel = useWords(panelWords)
  const [settings, change] = useAddressSettings(id, fields)
  const wanted = useMemo(() => specOf(settings), [settings])
  const run = useFollowedRun(wanted, trained)
  const digits = usePictures('digits', 'validation', indices)
  const images = digits.value?.images
  const lanes = useMemo(() => {
    const input = createCell(images && ([images] as [typeof images]))
    return wanted.lanes.map((lane, i) => ({
      pretrained: lane.settings.pretrain === true,
      rebuilt: viewCell(run, i, 'reconstruct', input),
    }))
  }, [run, images, wanted])
  const originals = useMemo(() => createCell(images && takeRows(images, shownRows)), [images])
  const mean = useMemo(() => createCell(images && meanOf(images)), [images])
  return (
    <RunFigure
      run={run}
      data={digits}
      number={number}
      title={say('pretrainingTitle')}
      question={say('pretrainingQuestion')}
      caption={say('pretrainingCaption')}
      tryIt={say('pretrainingTry')}
      extraControls={
        run &&
        settings.pretraining === 'both' && (
          <Button onClick={() => run.restart(wanted, trained)}>{sayPanel('loadTrained')}</Button>
        )
      }
    >
      <Choice
        label={say('pretraining')}
        value={settings.pretraining}
        options={compared.map((value) => ({ value, text: say(`pretraining-${value}`) }))}
        onChange={(pretraining) => change({ pretraining })}
      />
      <div className={styles.rows}>
        <div className={styles.row}>
          <span className={styles.name}>{sayPanel('originals')}</span>
          <Picture source={originals} columns={shown} label={sayPanel('originals')} />
        </div>
        {lanes.map(({ pretrained, rebuilt }, lane) => (
          <VarietyRow
            key={String(pretrained)}
            run={run}
            lane={lane}
            pretrained={pretrained}
            originals={images}
            rebuilt={rebuilt}
            shown={shownRows}
          />
        ))}
        <div className={styles.mean}>
          <Picture source={mean} label={say('meanDigit', { count: measured })} />
          <span>{say('meanDigit', { count: measured })}</span>
        </div>
      </div>
      <Select
        label={say('network')}
        value={settings.network}
        options={networkNames.map((value) => ({
          value,
          text: say(`network-${value}`, { widths: networkText(value) }),
        }))}
        onChange={(network) => change({ network })}
      />
      <PretrainingChart run={run} spec={wanted} lanes={lanes.map(({ pretrained }) => pretrained)} />
      <SettingsForm
        fields={formFields}
        settings={settings}
        onChange={(field, value) => change({ [field]: value })}
      />
    </RunFigure>
  )
}
