import { useStore } from 'zustand'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { offline, takeUpdate } from '../offline/offline.ts'
import { Note } from '../ui/Note.tsx'
import styles from './Page.module.css'

/** Offers a new version of the app; nothing changes until the reader says so. */
export function UpdateNote() {
  const say = useWords(appWords)
  const update = useStore(offline, (state) => state.update)
  if (!update) return null
  return (
    <div className={`${styles.note} unprinted`}>
      <Note
        kind="info"
        action={{ text: say('updateTake'), onPress: takeUpdate }}
        dismiss={{ label: say('dismiss'), onPress: () => offline.setState({ update: false }) }}
      >
        {say('updateReady')}
      </Note>
    </div>
  )
}
