import { type DragEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useNoticeText } from '../../i18n/notices.ts'
import type { WritableCell } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import { type Notice, noticeOf } from '../../protocol/notice.ts'
import type { Matrix } from '../../protocol/run.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import styles from './Documents.module.css'
import { readOwnPage } from './own-page.ts'
import { chapterWords } from './words.ts'

interface OwnPageProps {
  readonly own: WritableCell<Matrix | undefined>
  /** Saves the cleaned page. */
  readonly onSave: () => Promise<void>
}

/** Where the learner drops a photograph or a scan, goes back to the written pages, and takes the cleaned page along. */
export function OwnPage({ own, onSave }: OwnPageProps) {
  const say = useWords(chapterWords)
  const text = useNoticeText()
  const input = useRef<HTMLInputElement>(null)
  const helpId = useId()
  const [told, setTold] = useState<{ readonly kind: 'info' | 'problem'; readonly notice: Notice }>()
  const [over, setOver] = useState(false)
  const isOwn = useCell(own) !== undefined
  const read = async (file: File | undefined) => {
    if (!file) return
    try {
      const { page, notice } = await readOwnPage(file)
      own.set(page)
      setTold(notice && { kind: 'info', notice })
    } catch (error) {
      setTold({ kind: 'problem', notice: noticeOf(error) })
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button another */}
      <div
        className={styles.own}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p id={helpId}>{say('ownHelp')}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/webp"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = '' // so that the same file can be chosen again
          }}
        />
        <Button aria-describedby={helpId} onClick={() => input.current?.click()}>
          {say('ownChoose')}
        </Button>
        {isOwn && (
          <Button
            onClick={() => {
              own.set(undefined)
              setTold(undefined)
            }}
          >
            {say('ownBack')}
          </Button>
        )}
        <Button onClick={() => void onSave()}>{say('ownSave')}</Button>
      </div>
      {told && <Note kind={told.kind}>{text(told.notice)}</Note>}
    </>
  )
}
