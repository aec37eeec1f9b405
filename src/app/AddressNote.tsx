import { useStore } from 'zustand'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { addressProblems, dismissAddressProblems } from '../training/address.ts'
import { Note } from '../ui/Note.tsx'
import styles from './Page.module.css'

/** Says once what the address got wrong. */
export function AddressNote() {
  const say = useWords(appWords)
  const problems = useStore(addressProblems, (state) => state.problems)
  if (problems.length === 0) return null
  return (
    <div className={`${styles.note} unprinted`}>
      <Note kind="info" dismiss={{ label: say('dismiss'), onPress: dismissAddressProblems }}>
        <p>{say('addressProblems', { count: problems.length })}</p>
        <ul className={styles.problems}>
          {problems.map(({ figure, field, expected, got }) => (
            <li key={`${figure}.${field}`}>
              {say('addressProblem', { key: `${figure}.${field}`, expected, got: shortened(got) })}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
