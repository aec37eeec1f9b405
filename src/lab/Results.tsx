import { useEffect, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { saveFile } from '../panels/export-chart.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { laneMeasures } from './lane-measures.ts'
import { measureNames } from './measures.ts'
import { ofLane } from './runs.ts'
import type { CodeMeasurement } from './use-code-measures.ts'
import { labWords } from './words.ts'

const tables = () => import('../export/tables.ts')

interface ResultsProps extends LabSectionsProps {
  readonly codes: CodeMeasurement
}

/** Curves and measures as files, and the link. */
export function Results({ lab, spec, names, settings, codes }: ResultsProps) {
  const say = useWords(labWords)
  const [copied, setCopied] = useState<'linkCopied' | 'linkFailed'>()
  // What was copied is the link of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is in the link
  useEffect(() => setCopied(undefined), [settings])
  const states = () => lab.runs.map(({ store }) => store.getState())
  const lanes = () =>
    lab.lanes.map(({ lane, run }, i) => {
      const { step, lanes } = run.store.getState()
      return { name: names[i]!, spec: spec.lanes[i]!, curves: lanes[lane]!, step }
    })
  const measures = () => {
    const all = laneMeasures(lab, spec, states(), codes.codes)
    const rows = measureNames.map((measure) => ({ measure, values: all.map((values) => values[measure]) }))
    const each = (steps: readonly number[]) => all.map((_, i) => ofLane(steps, i))
    return [
      { measure: 'step', values: each(states().map(({ step }) => step)) },
      ...rows,
      ...(codes.codes ? [{ measure: 'codesMeasuredAtStep', values: each(codes.steps) }] : []),
    ]
  }
  const saveTable = async (name: string, rows: 'curves' | 'measures') => {
    const { csvOf, curveRows, measureRows } = await tables()
    const content = rows === 'curves' ? curveRows(lanes()) : measureRows(names, measures())
    saveFile(name, new Blob([csvOf(content)], { type: 'text/csv' }))
  }
  const saveAll = async () => {
    const { resultsJson } = await tables()
    const text = resultsJson(spec, lanes(), measures())
    saveFile('lab.json', new Blob([text], { type: 'application/json' }))
  }
  const copy = async () => {
    try {
      // There is no clipboard at all on pages without https.
      const link = new URL(location.href)
      link.searchParams.delete('backend') // what computes is each machine's own matter
      await navigator.clipboard.writeText(link.href)
      setCopied('linkCopied')
    } catch {
      setCopied('linkFailed')
    }
  }
  const disabled = lab.lanes.length === 0
  return (
    <section className={styles.results} aria-label={say('results')}>
      <div className={styles.actions}>
        <Button disabled={disabled} onClick={() => void saveTable('lab-curves.csv', 'curves')}>
          {say('curvesCsv')}
        </Button>
        <Button disabled={disabled} onClick={() => void saveTable('lab-measures.csv', 'measures')}>
          {say('measuresCsv')}
        </Button>
        <Button disabled={disabled} onClick={() => void saveAll()}>
          {say('resultsJson')}
        </Button>
        <Button onClick={() => void copy()}>{say('copyLink')}</Button>
        <span role="status" className={styles.help}>
          {copied && say(copied)}
        </span>
      </div>
    </section>
  )
}
