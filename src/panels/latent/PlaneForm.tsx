import { useNumbers, useWords } from '../../i18n/language.tsx'
import { latentWords } from '../../i18n/words/latent.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Slider } from '../../ui/Slider.tsx'
import styles from './PlaneForm.module.css'
import { basisNames, directionName, type PlaneChoice } from './plane-choice.ts'

/** How far a coordinate outside of the plane can be set, to both sides. */
export const restReach = 4

interface PlaneFormProps {
  readonly choice: PlaneChoice
  /** Code units, three or more. */
  readonly size: number
  readonly onChange: (changes: Partial<PlaneChoice>) => void
}

/** Chooses the plane of a space of more than two dimensions: what runs across, what upwards, and where the cut lies. */
export function PlaneForm({ choice, size, onChange }: PlaneFormProps) {
  const say = useWords(latentWords)
  const number = useNumbers()
  const directions = Array.from({ length: size }, (_, direction) => direction)
  const options = directions.map((direction) => ({
    value: String(direction),
    text: directionName(choice, direction),
  }))
  const { first, second, rest } = choice
  // Both axes cannot be the same: the other takes what this one leaves.
  const pick = (changed: 'first' | 'second') => (value: string) => {
    const to = Number(value)
    if (changed === 'first') onChange({ first: to, ...(to === second ? { second: first } : {}) })
    else onChange({ second: to, ...(to === first ? { first: second } : {}) })
  }
  const zero = directions.map(() => 0)
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <Choice
          label={say('lookAlong')}
          value={choice.basis}
          options={basisNames.map((value) => ({ value, text: say(`basis-${value}`) }))}
          onChange={(basis) => onChange({ basis, first: 0, second: 1, rest: zero })}
        />
        <Select label={say('across')} value={String(first)} options={options} onChange={pick('first')} />
        <Select label={say('upwards')} value={String(second)} options={options} onChange={pick('second')} />
      </div>
      <p className={styles.hint}>{say(choice.basis === 'units' ? 'restUnits' : 'restPrincipal')}</p>
      <div className={styles.rest}>
        {directions
          .filter((direction) => direction !== first && direction !== second)
          .map((direction) => (
            <Slider
              key={direction}
              label={directionName(choice, direction)}
              value={rest[direction] ?? 0}
              min={-restReach}
              max={restReach}
              step={0.05}
              text={number(rest[direction] ?? 0, { decimals: 2 })}
              colour="var(--code)"
              onChange={(value) =>
                onChange({ rest: zero.map((_, i) => (i === direction ? value : (rest[i] ?? 0))) })
              }
            />
          ))}
      </div>
      <div>
        <Button onClick={() => onChange({ rest: zero })}>{say('restZero')}</Button>
      </div>
    </div>
  )
}
