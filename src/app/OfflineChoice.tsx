import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { askWhatIsKept, forgetAll, keepAll, offline } from '../offline/offline.ts'
import { Button } from '../ui/Button.tsx'
import styles from './SettingsMenu.module.css'

/** Keeps the whole lecture for reading without a network, with its size said beforehand. */
export default function OfflineChoice() {
  const say = useWords(appWords)
  const number = useNumbers()
  const { kept, fetching, failed } = useStore(offline)
  useEffect(() => void askWhatIsKept(), [])
  if (!kept) return null
  const megabytes = (bytes: number) => number(bytes / 1e6, { decimals: 1 })
  const all = kept.files === kept.allFiles
  const facts = { kept: megabytes(kept.bytes), all: megabytes(kept.allBytes) }
  return (
    <div>
      <p className={styles.hint} role="status">
        {failed ? say('offlineFailed') : all ? say('offlineAll', facts) : say('offlineSome', facts)}
      </p>
      {all ? (
        <Button onClick={() => void forgetAll()}>{say('offlineForget')}</Button>
      ) : (
        <Button disabled={fetching} onClick={() => void keepAll()}>
          {say(fetching ? 'offlineFetching' : 'offlineKeep', { size: megabytes(kept.allBytes - kept.bytes) })}
        </Button>
      )}
    </div>
  )
}
