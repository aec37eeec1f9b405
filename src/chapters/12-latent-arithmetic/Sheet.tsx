import { useEffect, useMemo, useRef, useState } from 'react'
import { attributes } from '../../data/faces.ts'
import { useWords } from '../../i18n/language.tsx'
import type { TextField } from '../../models/field.ts'
import { createCell } from '../../panels/cell.ts'
import { RunFigure } from '../../panels/RunFigure.tsx'
import type { Matrix } from '../../protocol/run.ts'
import { useAddressSettings } from '../../training/address.ts'
import { usePictures, useRun } from '../../training/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import type { PlaceProps } from '../chapter.ts'
import { FacePicker } from './FacePicker.tsx'
import { FormulaBar } from './FormulaBar.tsx'
import { facesSpec, facesTrained } from './runs.ts'
import styles from './Sheet.module.css'
import { cellAt, SheetGrid } from './SheetGrid.tsx'
import { cellNames, evaluateSheet } from './sheet.ts'
import { sheetPictures } from './sheet-cells.ts'
import { useSheetWords } from './sheet-words.ts'
import { chapterWords } from './words.ts'

/** Faces that a formula can name: #1 … #120. */
const examples = Array.from({ length: 120 }, (_, i) => i)
/** A row for each thing that can be done; the last is the learner's. */
const atFirst: Readonly<Record<string, string>> = {
  A1: '#1',
  B1: 'with(glasses)',
  C1: 'without(glasses)',
  D1: 'A1 + B1 − C1',
  A2: '#2',
  B2: '#3',
  C2: '(A2 + B2)/2',
  D2: 'C2 + B1 − C1',
  A3: '#5',
  B3: '0.5',
  C3: 'A3 − with(hat) + without(hat)',
  D3: 'B3·A3 + B3·C3',
}
const fields: Readonly<Record<string, TextField>> = Object.fromEntries(
  cellNames.map((name) => [name, { kind: 'text', default: atFirst[name] ?? '', max: 80, live: true }]),
)
/** After these something has to follow, so what is inserted is appended. */
const open = /[-+−·*×/:(,;]\s*$|^\s*=?\s*$/

/** Understand: codes are vectors, so whole faces can be added, subtracted and averaged like numbers in a spreadsheet. */
export default function Sheet({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  const words = useSheetWords()
  const [texts, change] = useAddressSettings(id, fields)
  const run = useRun(facesSpec, facesTrained)
  const faces = usePictures('faces', 'validation', examples)
  const pictures = faces.value
  const [selected, setSelected] = useState('D1')
  const bar = useRef<HTMLInputElement>(null)
  const values = useMemo(() => evaluateSheet(texts, examples.length), [texts])
  const [inputs] = useState(() => ({
    images: createCell<Matrix | undefined>(undefined),
    values: createCell(values),
  }))
  useEffect(() => inputs.values.set(values), [values, inputs])
  useEffect(() => inputs.images.set(pictures?.images), [pictures, inputs])
  const drawn = useMemo(() => sheetPictures(run, inputs.images, inputs.values), [run, inputs])

  const text = texts[selected] ?? ''
  const write = (now: string) => change({ [selected]: now })
  const insert = (part: string) => write(open.test(text) ? `${text}${part}` : part)
  const groups = (['with', 'without'] as const).flatMap((word) =>
    attributes.map((name) => `${word}(${name})`),
  )
  const backTo = (name: string) => {
    setSelected(name)
    bar.current?.closest('figure')?.querySelector<HTMLElement>(`[data-cell=${name}]`)?.focus()
  }
  return (
    <RunFigure
      run={run}
      data={faces}
      number={number}
      title={say('sheetTitle')}
      question={say('sheetQuestion')}
      caption={say('sheetCaption')}
      tryIt={say('sheetTry')}
      wayBack={{ spec: facesSpec, start: facesTrained }}
    >
      <FormulaBar
        input={bar}
        name={selected}
        text={text}
        value={values.cells.get(selected)!}
        onWrite={write}
        onDone={() => backTo(cellAt(selected, 0, 1))}
        onLeave={() => backTo(selected)}
      />
      <SheetGrid
        texts={texts}
        values={values}
        pictures={drawn}
        selected={selected}
        onSelect={setSelected}
        onEdit={(start) => {
          const input = bar.current
          input?.focus()
          if (start !== undefined) write(words.kept(start))
          requestAnimationFrame(() => input?.setSelectionRange(input.value.length, input.value.length))
        }}
        onClear={() => write('')}
      />
      <FacePicker
        label={say('insertFace', { cell: selected })}
        images={pictures?.images}
        onPick={(row) => insert(`#${row + 1}`)}
      />
      <div className={styles.row}>
        <Select
          label={say('insertGroup', { cell: selected })}
          value=""
          options={[
            { value: '', text: '…' },
            ...groups.map((value) => ({ value, text: words.shown(value) })),
          ]}
          onChange={(group) => group && insert(group)}
        />
        <Button
          onClick={() =>
            change({ ...Object.fromEntries(cellNames.map((name) => [name, atFirst[name] ?? ''])) })
          }
        >
          {say('sheetReset')}
        </Button>
      </div>
    </RunFigure>
  )
}
