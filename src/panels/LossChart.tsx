import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { DownloadIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import {
  type AxisScale,
  type Baseline,
  type ChartLine,
  chartCsv,
  chartRows,
  lastValue,
} from './chart-model.ts'
import { chartPng, fileName, saveFile, standaloneSvg } from './export-chart.ts'
import styles from './LossChart.module.css'
import { thinCurve } from './thin-curve.ts'

const loadPlot = () => import('./LossPlot.tsx')
const LossPlot = lazy(loadPlot)

/** Points of a line that are drawn; more cannot be told apart at a figure's width. */
const drawnPoints = 80
/** Drawing a chart takes milliseconds that training and drawing need more. */
const redrawEveryMs = 500
const tableRows = 12

interface LossChartProps {
  readonly title: string
  readonly lines: readonly ChartLine[]
  readonly baselines?: readonly Baseline[]
  /** Of the values, until the learner chooses; default linear. */
  readonly firstScale?: AxisScale
}

const noBaselines: readonly Baseline[] = []

/** Curves over steps: linear or logarithmic, to be saved as PNG, SVG and CSV, or read as a table. */
export function LossChart({ title, lines, baselines = noBaselines, firstScale = 'linear' }: LossChartProps) {
  const calm = useCalmly(lines, redrawEveryMs)
  return <CalmChart title={title} lines={calm} baselines={baselines} firstScale={firstScale} />
}

const CalmChart = memo(function CalmChart({ title, lines, baselines, firstScale }: Required<LossChartProps>) {
  const say = useWords(panelWords)
  const number = useNumbers()
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState<AxisScale>(firstScale)
  const [asTable, setAsTable] = useState(false)
  // Also while there is nothing to draw: it shall be there then.
  useEffect(() => void loadPlot(), [])
  const thinned = useMemo(
    () => lines.map((line) => ({ ...line, curve: line.curve && thinCurve(line.curve, drawnPoints, scale) })),
    [lines, scale],
  )
  const format = useMemo(
    () => (value: number) =>
      number(value, Number.isInteger(value) ? {} : { significant: Math.abs(value) < 0.1 ? 2 : 3 }),
    [number],
  )
  const formatTick = useMemo(
    () => (value: number) => number(value, value !== 0 && Math.abs(value) < 0.001 ? { significant: 1 } : {}),
    [number],
  )
  const drawn = lines.flatMap((line) => {
    const [value, step] = [lastValue(line), line.curve?.steps.at(-1)]
    return value === undefined || step === undefined ? [] : [{ text: `${line.name} ${format(value)}`, step }]
  })
  const step = Math.max(0, ...drawn.map((line) => line.step))
  // Lines of a race end at different steps.
  const ends = drawn.map((line) =>
    line.step === step ? line.text : `${line.text} (${say('stepCount', { step: number(line.step) })})`,
  )
  const compared = baselines.map(({ name, value }) => `${name} ${format(value)}`)
  const summary = ends.length
    ? say('chartSummary', { title, step: number(step), lines: [...ends, ...compared].join(', ') })
    : say('chartEmpty')
  const empty = ends.length + compared.length === 0
  return (
    <div className={styles.chart}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        <div className={styles.tools}>
          <Choice
            label={say('axisScale')}
            hideLabel
            value={scale}
            options={[
              { value: 'linear', text: say('linear') },
              { value: 'log', text: say('log') },
            ]}
            onChange={setScale}
          />
          <Popover
            label={say('chartMenu')}
            trigger={
              <IconButton label={say('chartMenu')}>
                <DownloadIcon />
              </IconButton>
            }
          >
            <Menu
              title={title}
              caption={scale === 'log' ? say('onLogScale', { title }) : title}
              svg={() => frame.current?.querySelector('svg') ?? undefined}
              lines={lines}
              empty={empty}
              asTable={asTable}
              onTable={() => setAsTable(!asTable)}
            />
          </Popover>
        </div>
      </div>
      <div ref={frame} role="img" aria-label={summary} className={styles.plot}>
        {empty ? (
          <p className={`${styles.waiting} ${styles.empty}`}>{say('chartEmpty')}</p>
        ) : (
          <Suspense fallback={<p className={styles.waiting}>{say('chartLoading')}</p>}>
            <LossPlot
              lines={thinned}
              baselines={baselines}
              scale={scale}
              format={format}
              formatTick={formatTick}
              stepName={say('stepAxis')}
            />
          </Suspense>
        )}
      </div>
      {asTable && <Table title={title} lines={lines} format={format} />}
    </div>
  )
})

interface MenuProps {
  readonly title: string
  /** Written above a saved drawing. */
  readonly caption: string
  readonly svg: () => SVGSVGElement | undefined
  readonly lines: readonly ChartLine[]
  /** Then there is nothing to save. */
  readonly empty: boolean
  readonly asTable: boolean
  readonly onTable: () => void
}

function Menu({ title, caption, svg, lines, empty, asTable, onTable }: MenuProps) {
  const say = useWords(panelWords)
  const save = {
    svg: (drawing: SVGSVGElement) =>
      saveFile(
        fileName(title, 'svg'),
        new Blob([standaloneSvg(drawing, caption)], { type: 'image/svg+xml' }),
      ),
    png: async (drawing: SVGSVGElement) => saveFile(fileName(title, 'png'), await chartPng(drawing, caption)),
  }
  const withDrawing = (act: (drawing: SVGSVGElement) => unknown) => () => {
    const drawing = svg()
    if (drawing) void act(drawing)
  }
  return (
    <div className={styles.menu}>
      <Button look="quiet" disabled={empty} onClick={withDrawing(save.png)}>
        {say('savePng')}
      </Button>
      <Button look="quiet" disabled={empty} onClick={withDrawing(save.svg)}>
        {say('saveSvg')}
      </Button>
      <Button
        look="quiet"
        disabled={empty}
        onClick={() => saveFile(fileName(title, 'csv'), new Blob([chartCsv(lines)], { type: 'text/csv' }))}
      >
        {say('saveCsv')}
      </Button>
      <Button look="quiet" onClick={onTable}>
        {say(asTable ? 'hideTable' : 'showTable')}
      </Button>
    </div>
  )
}

interface TableProps {
  readonly title: string
  readonly lines: readonly ChartLine[]
  readonly format: (value: number) => string
}

function Table({ title, lines, format }: TableProps) {
  const say = useWords(panelWords)
  const all = lines.map((line) => ({ ...line, curve: line.curve && thinCurve(line.curve, tableRows) }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too wide, arrow keys scroll it
    <section className={styles.tableFrame} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('stepAxis')}</th>
            {lines.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chartRows(all).map((row) => (
            <tr key={row.step}>
              <th scope="row">{format(row.step!)}</th>
              {lines.map(({ id }) => (
                <td key={id}>{row[id] === undefined ? '' : format(row[id])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The newest value, taken over at most once in `everyMs`. */
function useCalmly<T>(value: T, everyMs: number): T {
  const [calm, setCalm] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    latest.current = value
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      setCalm(latest.current)
    }, everyMs)
  }, [value, everyMs])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return calm
}
