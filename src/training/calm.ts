/** What can wait, such as figures that nobody looks at yet, waits until the page's first run has answered. */

/** Long enough on a slow network; a page whose figures start no run waits no longer. */
const patienceMs = 8000

/** The first answer is seldom the last that a figure waits for. */
const settleMs = 300

let tell = () => {}
const firstAnswer = new Promise<void>((resolve) => {
  tell = resolve
})

/** Called when a run has answered a question, or failed. */
export const runHasAnswered = () => tell()

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const loaded = () =>
  document.readyState === 'complete'
    ? undefined
    : new Promise((resolve) => addEventListener('load', resolve, { once: true }))

/** Resolves when the page has loaded, its first run has answered and the browser rests. */
export async function calm(): Promise<void> {
  await loaded()
  await Promise.race([firstAnswer, after(patienceMs)])
  await after(settleMs)
  await new Promise<void>((rested) =>
    // Safari has no idle callbacks.
    'requestIdleCallback' in window
      ? requestIdleCallback(() => rested(), { timeout: 2000 })
      : setTimeout(rested, 300),
  )
}
