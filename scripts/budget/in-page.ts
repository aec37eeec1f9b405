/** Notes in the page itself what its opening costs; runs before any script of the page. */

export interface Noted {
  /** Sum of all layout shifts that no reader caused, until one draws. */
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
    // What follows the pen is answered to a reader's hand, though the browser takes no note of this pen.
    if (hadRecentInput || (noted.drawn ?? Number.POSITIVE_INFINITY) < entry.startTime) return
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

/**
 * Draws a seven on the first pad, one stroke a frame, as soon as the first figure is live, and watches the picture
 * with this name. The pen is in the page: one outside waits for its browser between any two points.
 */
export function drawAtOnce(name: string): void {
  const { noted } = globalThis as unknown as { noted: Noted }
  const seven = [
    [0.28, 0.22],
    [0.72, 0.22],
    [0.6, 0.5],
    [0.44, 0.84],
  ] as const
  const draw = async (pad: Element) => {
    pad.scrollIntoView({ block: 'center' })
    for (const [i, [across, down]] of seven.entries()) {
      await new Promise(requestAnimationFrame)
      const { x, y, width, height } = pad.getBoundingClientRect()
      const send = (type: string, buttons: number) =>
        pad.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            cancelable: true,
            isPrimary: true,
            pointerId: 1,
            pointerType: 'mouse',
            buttons,
            clientX: x + across * width,
            clientY: y + down * height,
          }),
        )
      if (i === 0) noted.drawn = performance.now()
      send(i === 0 ? 'pointerdown' : 'pointermove', 1)
      if (i === seven.length - 1) send('pointerup', 0)
    }
  }
  let begun = false
  let last = ''
  const look = () => {
    const pad = document.querySelector('[data-live] [role="application"]')
    if (pad && !begun) {
      begun = true
      void draw(pad)
    }
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas[aria-label="${name}"]`)
    const now = canvas?.toDataURL() ?? ''
    if (begun && now !== last) noted.painted = performance.now()
    last = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
