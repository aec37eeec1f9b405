import { useLocation } from 'wouter'
import { useWords } from '../i18n/language.tsx'
import { useNoticeText } from '../i18n/notices.ts'
import { appWords } from '../i18n/words/app.ts'
import type { BackendName, BackendPreference } from '../protocol/run.ts'
import { trainingClient } from '../training/client.ts'
import { useBackend } from '../training/hooks.ts'
import { Select } from '../ui/Select.tsx'
import styles from './SettingsMenu.module.css'

const names = {
  auto: 'backendAuto',
  webgl: 'backendWebgl',
  wasm: 'backendWasm',
  cpu: 'backendCpu',
} as const satisfies Record<BackendPreference, string>

/** What computes: chosen by looking, or by the learner, who may also say it in the address (`?backend=`). */
export default function BackendChoice() {
  const say = useWords(appWords)
  const noticeText = useNoticeText()
  const [, navigate] = useLocation()
  const state = useBackend()
  const choose = (wanted: BackendPreference) => {
    trainingClient().setBackend(wanted)
    const query = new URLSearchParams(location.search)
    if (wanted === 'auto') query.delete('backend')
    else query.set('backend', wanted)
    const search = query.size > 0 ? `?${query}` : ''
    navigate(location.pathname + search + location.hash, { replace: true })
  }
  if (!state) return null
  const { preference, report, failure } = state
  const notice = failure ?? report?.notice
  const nameOf = (backend: BackendName) => say(names[backend])
  return (
    <div>
      <Select
        label={say('backend')}
        value={preference}
        options={(['auto', 'webgl', 'wasm', 'cpu'] as const).map((value) => ({
          value,
          text: say(names[value]),
        }))}
        onChange={choose}
      />
      <p className={styles.hint} role="status">
        {notice
          ? noticeText(notice)
          : report &&
            say('backendNow', {
              backend: [nameOf(report.backend), report.device].filter(Boolean).join(', '),
            })}
      </p>
      <p className={styles.hint}>{say('backendHint')}</p>
    </div>
  )
}
