import { useWords } from '../i18n/language.tsx'
import { useNoticeText } from '../i18n/notices.ts'
import { defaultLane } from '../models/lane-text.ts'
import { type FamilyName, type LaneSpec, specOf, specs } from '../models/specs.ts'
import { Lane } from '../panels/lanes/Lanes.tsx'
import { SettingsForm, useAnyFieldWords } from '../panels/SettingsForm.tsx'
import { useStage } from '../panels/stages/use-stages.ts'
import { Button } from '../ui/Button.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { type Difference, differencesOf } from './differences.ts'
import styles from './Lab.module.css'
import type { LaneGridProps } from './LaneGrid.tsx'
import { LaneMenu } from './LaneMenu.tsx'
import { LaneViews } from './LaneViews.tsx'
import { letterOf } from './lane-names.ts'
import { openLayerOf } from './measures.ts'
import { type LaneRun, placeOf } from './runs.ts'
import { pixelsOf } from './settings.ts'
import { labWords } from './words.ts'

const families = Object.keys(specs) as readonly FamilyName[]

interface LaneCardProps extends Omit<LaneGridProps, 'onLanes'> {
  readonly index: number
  readonly onChange: (lane: LaneSpec) => void
  /** Absent where there is no room. */
  readonly onDuplicate: (() => void) | undefined
  /** Absent for the only lane. */
  readonly onRemove: (() => void) | undefined
}

/** One model: what it makes of the digit, what it is, how it differs, and what can be done with it. */
export function LaneCard(props: LaneCardProps) {
  const { lanes, names, index, shown, live, conflicts, cells, classNames, latent, data, spec, onNotice } =
    props
  const say = useWords(labWords)
  const text = useNoticeText()
  const lane = lanes[index]!
  const name = names[index]!
  const { fields, widths } = specOf(lane.family)
  const conflict = conflicts[index]
  // While settings wait, what trains may have another place, or not be this lane at all.
  const place = conflicts.some(Boolean) ? placeOf(lane, index, spec?.lanes ?? []) : index
  // What trains may still be of another kind, while the runs follow.
  const found = spec?.lanes[place]
  const current = found?.family === lane.family ? found : undefined
  return (
    <Lane
      name={name}
      head={
        <>
          <p className={styles.widths}>
            {conflict ? '' : widths(lane.settings as never, pixelsOf(data)).join('–')}
          </p>
          <Differences lanes={lanes} index={index} />
          {current && <LaneStage of={shown[place]} live={live[place]} spec={current} />}
        </>
      }
    >
      {conflict && <Note kind="info">{text(conflict)}</Note>}
      {spec && current && (
        <LaneViews
          of={shown[place]}
          spec={current}
          data={spec.data}
          name={name}
          cells={cells}
          classNames={classNames}
          latent={latent}
        />
      )}
      <Fold title={say('settings')}>
        <div className={styles.settings}>
          <Select
            label={say('family')}
            value={lane.family}
            options={families.map((family) => ({ value: family, text: say(`family-${family}`) }))}
            onChange={(family) => props.onChange(defaultLane(family))}
          />
          <SettingsForm
            fields={fields}
            settings={lane.settings}
            onChange={(field, value) =>
              props.onChange({ ...lane, settings: { ...lane.settings, [field]: value } })
            }
          />
        </div>
      </Fold>
      <div className={styles.actions}>
        <Button look="quiet" disabled={!props.onDuplicate} onClick={() => props.onDuplicate?.()}>
          {say('duplicate')}
        </Button>
        <Button look="quiet" disabled={!props.onRemove} onClick={() => props.onRemove?.()}>
          {say('remove')}
        </Button>
        {spec && current && (
          <LaneMenu
            of={live[place]}
            shown={shown[place]}
            lane={current}
            letter={letterOf(index)}
            run={spec}
            cells={cells}
            onNotice={onNotice}
          />
        )}
      </div>
    </Lane>
  )
}

interface LaneStageProps extends Record<'of' | 'live', LaneRun | undefined> {
  readonly spec: LaneSpec
}

/** Where a training in stages stands, and the way on before a stage has had its time; nothing for other families. */
function LaneStage({ of, live, spec }: LaneStageProps) {
  const say = useWords(labWords)
  const stage = useStage(of?.run, of?.lane ?? 0)
  if (!stage) return null
  const { index, count: stages, done: count, name } = stage
  const open = openLayerOf(spec, stage)
  return (
    <div className={styles.actions}>
      <span className={styles.widths}>
        {say('stage', { index: index + 1, stages, count, name: say(`stage-${name as 'wait'}`) })}
        {open && ` · ${say('fromLayer', open)}`}
      </span>
      {index < stages - 1 && of === live && (
        <Button look="quiet" onClick={() => live?.run.nextStage(live.lane)}>
          {say('nextStage')}
        </Button>
      )}
    </div>
  )
}

/** What this lane changes of an earlier one: the thing that a comparison is about. */
function Differences({ lanes, index }: { readonly lanes: readonly LaneSpec[]; readonly index: number }) {
  const say = useWords(labWords)
  const found = differencesOf(lanes, index)
  if (!found) return null
  const lane = say('lane', { name: letterOf(found.from) })
  if (found.differences.length === 0) return <p className={styles.same}>{say('sameAs', { lane })}</p>
  return (
    <div className={styles.differences}>
      <span>{say('likeBut', { lane })}</span>
      <ul>
        {found.differences.map((difference) => (
          <li key={difference.field}>
            <mark>
              <Change {...difference} of={lanes[index]!.family} />
            </mark>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Change({ field, from, to, of }: Difference & { readonly of: FamilyName }) {
  const say = useWords(labWords)
  const sayField = useAnyFieldWords()
  const { kind } = specOf(of).fields[field]!
  const value = (text: string) => {
    if (kind === 'choice') return sayField(`${field}-${text}`)
    if (kind === 'flag') return say(text === 'true' ? 'yes' : 'no')
    return text
  }
  // Of several layers the code is one.
  const name = kind === 'widths' && `${from}${to}`.includes('-') ? say('layers') : sayField(field)
  return say('change', { field: name, from: value(from), to: value(to) })
}
