import { Suspense } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { leaveTheme } from '../offline/offline.ts'
import { IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { SettingsIcon } from '../ui/icons.tsx'
import { useLoaded } from '../ui/loaded.ts'
import { Popover } from '../ui/Popover.tsx'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../ui/theme.ts'
import styles from './SettingsMenu.module.css'

const backendChoice = () => import('./BackendChoice.tsx')
const offlineChoice = () => import('./OfflineChoice.tsx')

function Backend() {
  const { default: BackendChoice } = useLoaded(backendChoice)
  return <BackendChoice />
}

function Offline() {
  const { default: OfflineChoice } = useLoaded(offlineChoice)
  return <OfflineChoice />
}

/** Theme and backend, for the whole app. */
export function SettingsMenu() {
  const say = useWords(appWords)
  const theme = useThemeChoice()
  const [, navigate] = useLocation()
  const choose = (choice: ThemeChoice) => {
    chooseTheme(choice)
    void leaveTheme(choice)
    // The address must not undo it at the next visit.
    navigate(location.pathname + withoutTheme(location.search) + location.hash, { replace: true })
  }
  return (
    <Popover
      label={say('settings')}
      trigger={
        <IconButton label={say('settings')}>
          <SettingsIcon />
        </IconButton>
      }
    >
      <div className={styles.settings}>
        <Choice
          label={say('theme')}
          value={theme}
          options={[
            { value: 'system', text: say('themeSystem') },
            { value: 'light', text: say('themeLight') },
            { value: 'dark', text: say('themeDark') },
          ]}
          onChange={choose}
        />
        <Suspense fallback={<p className={styles.hint}>{say('backendChoosing')}</p>}>
          <Backend />
          <Offline />
        </Suspense>
      </div>
    </Popover>
  )
}

function withoutTheme(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('theme')
  return query.size > 0 ? `?${query}` : ''
}
