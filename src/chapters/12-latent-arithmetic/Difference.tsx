import { useMemo } from 'react'
import { attributes } from '../../data/faces.ts'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { FilmStrip } from '../../panels/latent/FilmStrip.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { errorTint } from '../../panels/paint.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { PlaceProps } from '../chapter.ts'
import styles from './Difference.module.css'
import type { DifferenceCells } from './difference-cells.ts'
import { type DifferenceSettings, differenceFields, faceChoices, groupSettings } from './difference-fields.ts'
import { EffectBars } from './EffectBars.tsx'
import { FacePicker } from './FacePicker.tsx'
import { GroupTable } from './GroupTable.tsx'
import { contradictions, everybody, type Group, plainAttribute } from './groups.ts'
import { facesSpec, facesTrained, faceTile } from './runs.ts'
import { useDifference } from './use-difference.ts'
import { chapterWords } from './words.ts'

const choices = Array.from({ length: faceChoices }, (_, i) => i)
const errorTintOf = () => errorTint

/** Understand: the difference of two groups' mean codes is one direction, and added to any face it changes just that. */
export default function Difference({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const format = useNumbers()
  const [settings, change] = useAddressSettings(id, differenceFields)
  const { face, strength, size } = settings
  const { run, faces, plus, minus, inputs, cells, effect, affected } = useDifference(settings)
  const disputed = contradictions(plus, minus)
  const signed = (value: number) => `${value < 0 ? '' : '+'}${format(value, { decimals: 2 })}`
  const plain = plainAttribute(plus, minus)
  const groupText = disputed.map((name) => say(`attribute-${name}`)).join(', ')
  return (
    <RunFigure
      run={run}
      data={faces}
      number={number}
      title={say('differenceTitle')}
      question={say('differenceQuestion')}
      caption={say('differenceCaption')}
      tryIt={say('differenceTry')}
      wayBack={{ spec: facesSpec, start: facesTrained }}
    >
      <Choice
        label={say('attribute')}
        value={plain ?? ''}
        options={attributes.map((value) => ({ value, text: say(`attribute-${value}`) }))}
        onChange={(chosen) =>
          change({
            ...groupSettings('plus', { ...everybody, [chosen]: 'with' }),
            ...groupSettings('minus', { ...everybody, [chosen]: 'without' }),
          })
        }
      />
      <div className={styles.sum}>
        <Term name={say('face')} source={inputs.face} />
        <Term name={say('plus', { strength: signed(strength) })} source={cells.plus} part="code" />
        <Term name={say('minus', { strength: signed(-strength) })} source={cells.minus} part="code" />
        <Term name={say('changed')} source={cells.changed} part="decoder" />
      </div>
      <div className={styles.truth}>
        <Term name={disputed.length > 0 ? say('truth') : say('noTruth')} source={inputs.truth} />
        <Term name={say('error')} source={cells.error} part="error" tintOf={errorTintOf} />
        <EffectBars effect={effect} count={affected} />
      </div>
      <Slider
        label={say('strength')}
        value={strength}
        min={-2}
        max={2}
        step={0.05}
        text={format(strength, { decimals: 2 })}
        colour="var(--code)"
        onChange={(at) => change({ strength: at })}
      />
      <FilmStrip strip={cells.strip} label={say('strengthStrip')} tile={faceTile} />
      {disputed.length === 0 && <p className={styles.remark}>{say('undisputed')}</p>}
      <FacePicker
        label={say('pickFace')}
        images={faces.value && takeRows(faces.value.images, choices)}
        picked={face - 1}
        onPick={(row) => change({ face: row + 1 })}
      />
      <Fold title={say('ownGroups')}>
        <Groups means={cells.means} plus={plus} minus={minus} onChange={change} />
        <Slider
          label={say('size')}
          value={size}
          min={1}
          max={1000}
          step={1}
          scale="log"
          text={format(size)}
          hint={say('sizeHint', { what: groupText || '–' })}
          onChange={(at) => change({ size: at })}
        />
      </Fold>
    </RunFigure>
  )
}

interface TermProps {
  readonly name: string
  readonly source: Cell<Matrix | undefined>
  readonly part?: 'code' | 'decoder' | 'error'
  readonly tintOf?: () => typeof errorTint
}

function Term({ name, source, part, tintOf }: TermProps) {
  return (
    <div className={`${styles.term} ${part ?? ''}`} data-part={part}>
      <span className={styles.name}>{name}</span>
      <Picture source={source} tile={faceTile} label={name} {...(tintOf ? { tintOf } : {})} />
    </div>
  )
}

interface GroupsProps {
  readonly means: DifferenceCells['means']
  readonly plus: Group
  readonly minus: Group
  readonly onChange: (changes: Partial<DifferenceSettings>) => void
}

/** The table of groups, with how many faces each really has. */
function Groups({ means, plus, minus, onChange }: GroupsProps) {
  // As text, which stays the same while the codes move.
  const counts = useCell(useMemo(() => derive([means], (found) => found?.counts.join(' ')), [means]))
  const groups = { plus, minus }
  return (
    <GroupTable
      groups={groups}
      counts={counts?.split(' ').map(Number)}
      onChange={(group, attribute, membership) =>
        onChange(groupSettings(group, { ...groups[group], [attribute]: membership }))
      }
    />
  )
}
