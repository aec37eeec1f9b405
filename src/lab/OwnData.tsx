import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { drawingsName, forgetOwnSet, type OwnSet, titleOf } from '../data/own/own-set.ts'
import { isShipped, shippedSides } from '../data/sides.ts'
import { useNumbers, useWords } from '../i18n/language.tsx'
import type { Cell } from '../panels/cell.ts'
import { type Drawing, toMnistForm } from '../panels/mnist-form.ts'
import { type Notice, noticeOf } from '../protocol/notice.ts'
import type { DataSetName } from '../protocol/run.ts'
import { bringFiles, type ChosenFile } from '../training/bring.ts'
import { Button } from '../ui/Button.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Select } from '../ui/Select.tsx'
import { keepDrawing } from './drawings.ts'
import { filesOf } from './dropped-files.ts'
import styles from './Lab.module.css'
import type { KnownSets } from './own-sets.ts'
import { forgetPcaErrors } from './pca-lines.ts'
import { labWords } from './words.ts'

interface OwnDataProps {
  readonly data: DataSetName
  readonly own: KnownSets
  readonly drawing: Cell<Drawing>
  readonly onData: (name: DataSetName) => void
  /** The set that is learned from has more images now. */
  readonly onGrown: () => void
  readonly onNotice: (notice: Notice | { readonly text: string }) => void
}

const shipped = Object.keys(shippedSides) as readonly (keyof typeof shippedSides)[]
const digits = Array.from({ length: 10 }, (_, digit) => String(digit))

/** Which data set all lanes learn from, and how to bring one. Nothing leaves the machine. */
export function OwnData({ data, own, drawing, onData, onGrown, onNotice }: OwnDataProps) {
  const say = useWords(labWords)
  const number = useNumbers()
  const nameId = useId()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const sets = own.sets ?? []
  const [title, setTitle] = useState('')
  const [label, setLabel] = useState('0')
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>()
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), [])
  const told = (work: () => Promise<unknown>) =>
    void work()
      .catch((error) => onNotice(noticeOf(error)))
      .then(own.list)
  const bring = (chosen: readonly ChosenFile[]) => {
    if (chosen.length === 0 || progress) return
    setProgress({ done: 0, all: 0 })
    told(async () => {
      try {
        const set = await bringFiles(chosen, title.trim() || say('ownDefault'), (done, all) =>
          setProgress({ done, all }),
        )
        // What is known of the set first: lanes are checked against it.
        await own.list()
        onNotice({
          text: say('brought', {
            name: titleOf(set.name),
            train: number(set.train),
            validation: number(set.validation),
            left: number(set.left),
          }),
        })
        onData(set.name)
      } finally {
        setProgress(undefined)
      }
    })
  }
  const nameOf = (name: OwnSet['name']) => (name === drawingsName ? say('drawings') : titleOf(name))
  const known = sets.some(({ name }) => name === data)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void filesOf(event.dataTransfer).then(bring)
  }
  return (
    <section
      className={styles.own}
      aria-label={say('data')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <Select
        label={say('data')}
        value={data}
        options={[
          ...shipped.map((name) => ({ value: name, text: say(`data-${name}`) })),
          ...sets.map(({ name, train, validation }) => ({
            value: name,
            text: say('ownOption', { name: nameOf(name), images: number(train + validation) }),
          })),
          ...(isShipped(data) || known ? [] : [{ value: data, text: titleOf(data as OwnSet['name']) }]),
        ]}
        onChange={(name) => onData(name as DataSetName)}
      />
      <Fold title={say('bring')}>
        <div className={styles.bring}>
          <p className={styles.help}>{say('bringHelp')}</p>
          <div className={styles.actions}>
            <label htmlFor={nameId}>{say('ownName')}</label>
            <input
              id={nameId}
              className={styles.name}
              value={title}
              placeholder={say('ownDefault')}
              maxLength={40}
              onChange={(event) => setTitle(event.target.value)}
            />
            <Button disabled={progress !== undefined} onClick={() => files.current?.click()}>
              {say('chooseFiles')}
            </Button>
            <Button disabled={progress !== undefined} onClick={() => folder.current?.click()}>
              {say('chooseFolder')}
            </Button>
            <span role="status" className={styles.help}>
              {progress &&
                (progress.all === 0
                  ? say('bringingFiles')
                  : say('bringing', { done: number(progress.done), all: number(progress.all) }))}
            </span>
          </div>
          <input
            ref={files}
            type="file"
            multiple
            hidden
            aria-label={say('chooseFiles')}
            onChange={(event) => {
              bring([...(event.target.files ?? [])].map((file) => ({ path: file.name, file })))
              event.target.value = ''
            }}
          />
          <input
            ref={folder}
            type="file"
            hidden
            aria-label={say('chooseFolder')}
            onChange={(event) => {
              bring([...(event.target.files ?? [])].map((file) => ({ path: file.webkitRelativePath, file })))
              event.target.value = ''
            }}
          />
          <div className={styles.actions}>
            <Select
              label={say('drawingIs')}
              value={label}
              options={digits.map((digit) => ({ value: digit, text: digit }))}
              onChange={setLabel}
            />
            <Button
              onClick={() =>
                told(async () => {
                  const image = toMnistForm(drawing.get())
                  if (!image) return onNotice({ text: say('drawFirst') })
                  const { train, validation } = await keepDrawing(image, Number(label))
                  forgetPcaErrors(drawingsName)
                  const said = say('drawingKept', { count: train + validation })
                  onNotice({ text: data === drawingsName ? `${said} ${say('allStartOver')}` : said })
                  if (data === drawingsName) onGrown()
                })
              }
            >
              {say('keepDrawing')}
            </Button>
          </div>
          <ul className={styles.list}>
            {sets.map(({ name, bytes, train, validation }) => (
              <li key={name} className={styles.actions}>
                <span>
                  {say('ownSet', {
                    name: nameOf(name),
                    train: number(train),
                    validation: number(validation),
                    size: number(bytes / 2 ** 20, { decimals: 1 }),
                  })}
                </span>
                <Button
                  look="quiet"
                  onClick={() => {
                    if (data === name) onData('digits')
                    forgetPcaErrors(name)
                    told(() => forgetOwnSet(name))
                  }}
                >
                  {say('forget', { name: nameOf(name) })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </Fold>
    </section>
  )
}
