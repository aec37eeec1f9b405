import { useWords } from '../i18n/language.tsx'
import { lanesToText } from '../models/lane-text.ts'
import type { LaneSpec } from '../models/specs.ts'
import { SettingsForm } from '../panels/SettingsForm.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Lab.module.css'
import { type PresetName, presetNames, presets } from './presets.ts'
import { type LabSettings, labFields } from './settings.ts'
import { labWords } from './words.ts'

const { epochs, batchSize, seed } = labFields
const runFields = { epochs, batchSize, seed }

interface LabSetupProps {
  readonly settings: LabSettings
  readonly lanes: readonly LaneSpec[]
  /** Workers that a race would have here. */
  readonly workers: number
  readonly onChange: (changes: Partial<LabSettings>) => void
}

/** What is the same for all lanes: which comparison, at which pace, from which seed. */
export function LabSetup({ settings, lanes, workers, onChange }: LabSetupProps) {
  const say = useWords(labWords)
  const text = lanesToText(lanes)
  const chosen: PresetName | 'own' = presetNames.find((name) => presets[name].lanes === text) ?? 'own'
  return (
    <div className={styles.setup}>
      <Select
        label={say('preset')}
        value={chosen}
        options={[
          ...(chosen === 'own' ? [{ value: 'own' as const, text: say('preset-own') }] : []),
          ...presetNames.map((name) => ({ value: name, text: say(`preset-${name}`) })),
        ]}
        onChange={(name) => name !== 'own' && onChange(presets[name])}
      />
      <Choice
        label={say('pace')}
        value={settings.pace}
        options={(['lockstep', 'race'] as const).map((pace) => ({ value: pace, text: say(`pace-${pace}`) }))}
        onChange={(pace) => onChange({ pace })}
      />
      <div className={styles.run}>
        <SettingsForm
          fields={runFields}
          settings={settings}
          onChange={(name, value) => onChange({ [name]: value })}
        />
      </div>
      <p className={styles.help}>{say('paceHelp', { count: workers })}</p>
    </div>
  )
}
