import { useWords } from '../i18n/language.tsx'
import { useNoticeText } from '../i18n/notices.ts'
import { panelWords } from '../i18n/words/panels.ts'
import type { lanesFromText } from '../models/lane-text.ts'
import { useAnyFieldWords } from '../panels/SettingsForm.tsx'
import type { Notice } from '../protocol/notice.ts'
import { useRunState } from '../training/hooks.ts'
import type { Run } from '../training/run.ts'
import { Note } from '../ui/Note.tsx'
import { mostLanes } from './settings.ts'
import { useRunStates } from './use-run-states.ts'

type Problem = ReturnType<typeof lanesFromText>['problems'][number]

interface LabNotesProps {
  /** What was said last. */
  readonly notice: Notice | { readonly text: string } | undefined
  /** Why there are no pictures to pick from; said where no run has said it. */
  readonly failure: Notice | undefined
  /** What of the link's lanes and of its data set was not understood. */
  readonly problems: readonly Problem[]
  readonly runs: readonly Run[]
  readonly onDismiss: () => void
}

/** What was said last, what the link said wrongly, and what went wrong in a worker, with the way on. */
export function LabNotes({ notice, failure, problems, runs, onDismiss }: LabNotesProps) {
  const sayPanel = useWords(panelWords)
  const sayField = useAnyFieldWords()
  const text = useNoticeText()
  const said = useRunStates(runs, 200).some(({ notices }) => notices.at(-1)?.code === failure?.code)
  return (
    <>
      {[...new Set(problems.map((problem) => text(problemNotice(problem, sayField))))].map((problem) => (
        <Note key={problem} kind="info">
          {problem}
        </Note>
      ))}
      {notice && (
        <Note
          kind={'code' in notice ? 'problem' : 'info'}
          dismiss={{ label: sayPanel('dismiss'), onPress: onDismiss }}
        >
          {'code' in notice ? text(notice) : notice.text}
        </Note>
      )}
      {failure && !said && <Note kind="problem">{text(failure)}</Note>}
      {runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a worker is its place
        <RunNote key={i} run={run} />
      ))}
    </>
  )
}

/** @param nameOf what a setting is called where it is changed */
function problemNotice(
  { field, expected, got, unknown }: Problem,
  nameOf: (field: string) => string,
): Notice {
  if (field === 'family') return { code: 'lane-unknown', facts: { got } }
  if (field === 'lanes') return { code: 'lanes-many', facts: { most: mostLanes, got } }
  if (field === 'data') return { code: 'set-unknown', facts: { got } }
  if (unknown) return { code: 'setting-unknown', facts: { field } }
  return { code: 'settings-invalid', facts: { field: nameOf(field), expected, got } }
}

function RunNote({ run }: { readonly run: Run }) {
  const sayPanel = useWords(panelWords)
  const text = useNoticeText()
  const failed = useRunState(run, (state) => state.phase === 'failed')
  const newest = useRunState(run, (state) => state.notices.at(-1))
  if (!newest) return null
  return (
    <Note
      kind={failed ? 'problem' : 'info'}
      {...(failed ? { action: { text: sayPanel('resume'), onPress: run.recover } } : {})}
    >
      {text(newest)}
    </Note>
  )
}
