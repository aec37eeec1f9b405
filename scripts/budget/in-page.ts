/** Notes in the page itself what its opening costs; runs before any script of the page. */

export interface Noted {
  /** Sum of all layout shifts that no reader caused. */
  shift: number
  /** What moved, largest first, for finding out why. */
  moved: string[]
  /** Milliseconds after the navigation began. */
  text?: number
  live?: number
  /** When the picture that is watched changed last, and when the pen was down first. */
  painted?: number
  drawn?: number
  /** Scripts that the page's thread had fetched when its first figure was live. */
  scripts: string[]
}

export function noteVisit(): void {
  const noted: Noted = { shift: 0, moved: [], scripts: [] }
  Object.assign(globalThis, { noted })
  const observe = (type: string, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true })
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node?: Element }[]
    }
    if (hadRecentInput) return
    noted.shift += value
    const names = sources.map(({ node }) => node?.className || node?.nodeName)
    noted.moved.push(`${value.toFixed(4)} ${Math.round(entry.startTime)} ms ${names.join(', ')}`)
  })
  observe('largest-contentful-paint', (entry) => {
    noted.text = entry.startTime
  })
  observe('paint', (entry) => {
    noted.text ??= entry.startTime
  })
  const isScript = ({ name }: PerformanceEntry) => /\.js$/.test(name)
  const look = () => {
    if (noted.live === undefined && document.querySelector('[data-live]')) {
      noted.live = performance.now()
      noted.scripts = performance
        .getEntriesByType('resource')
        .filter(isScript)
        .map(({ name }) => name)
    }
    if (noted.live === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Watches the picture with this name from now on. */
export function watchPicture(name: string): void {
  const { noted } = globalThis as unknown as { noted: Noted }
  addEventListener('pointerdown', () => (noted.drawn ??= performance.now()), true)
  let last = ''
  const look = () => {
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas[aria-label="${name}"]`)
    const now = canvas?.toDataURL() ?? ''
    if (now !== last) noted.painted = performance.now()
    last = now
    requestAnimationFrame(look)
  }
  look()
}
