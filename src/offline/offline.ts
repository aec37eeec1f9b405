/** The page's side of reading without a network. Does nothing where there is no service worker, as in development. */
import { createStore } from 'zustand/vanilla'
import { appRoot } from '../training/app-root.ts'
import { calm } from '../training/calm.ts'
import { type Answer, type Kept, themeCache, type Wish } from './messages.ts'

export interface OfflineState {
  /** A newer version is ready to take over. */
  readonly update: boolean
  /** Absent until the service worker has told. */
  readonly kept?: Kept
  readonly fetching: boolean
  readonly failed: boolean
}

export const offline = createStore<OfflineState>(() => ({ update: false, fetching: false, failed: false }))

let registration: ServiceWorkerRegistration | undefined

/** Called once the page is there; waits until nothing more urgent is to be done. */
export async function startOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const fetched = followFetches()
  reloadWithNewVersion()
  await calm()
  try {
    registration = await navigator.serviceWorker.register(`${appRoot}sw.js`)
    followUpdates(registration)
    await navigator.serviceWorker.ready
  } catch {
    return // a browser that forbids it, as in some private windows: the lecture works all the same
  }
  fetched((urls) => void ask({ type: 'keep', urls }))
}

/** A page whose service worker was replaced, by this or another tab, would mix the parts of two versions. */
function reloadWithNewVersion(): void {
  const { serviceWorker } = navigator
  let inCharge = serviceWorker.controller
  serviceWorker.addEventListener('controllerchange', () => {
    if (inCharge) location.reload()
    inCharge = serviceWorker.controller
  })
}

/** Offers each new version once it waits; the browser may have begun to fetch it before this page asked. */
function followUpdates(made: ServiceWorkerRegistration): void {
  const offer = () => {
    if (made.waiting && made.active) offline.setState({ update: true })
  }
  const follow = () => made.installing?.addEventListener('statechange', offer)
  made.addEventListener('updatefound', follow)
  follow()
  offer()
}

/**
 * Follows what the page and its worker fetch: a service worker is not in charge of those that were there before it.
 * @returns a function whose argument is told all so far, and then what is new
 */
function followFetches(): (listener: (urls: readonly string[]) => void) => void {
  const early: string[] = [location.href]
  let tell = (urls: readonly string[]): void => void early.push(...urls)
  new BroadcastChannel('bottleneck fetched').onmessage = ({ data }: MessageEvent<string[]>) => tell(data)
  new PerformanceObserver((list) => tell(list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  })
  return (listener) => {
    tell = listener
    listener(early)
  }
}

/** Sends a wish and follows its answers. */
async function ask(wish: Wish): Promise<void> {
  if (!registration) return
  const { active } = await navigator.serviceWorker.ready
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      offline.setState({ kept: data.kept, failed: data.failed ?? false })
      if (!data.done) return
      port1.close()
      resolve()
    }
    active?.postMessage(wish, [port2])
  })
}

/** Fetches every part of the lecture. */
export async function keepAll(): Promise<void> {
  offline.setState({ fetching: true, failed: false })
  await ask({ type: 'keep-all' })
  offline.setState({ fetching: false })
}

export const forgetAll = () => ask({ type: 'forget' })
export const askWhatIsKept = () => ask({ type: 'state' })

/** Lets the new version take over; the page is loaded anew. */
export function takeUpdate(): void {
  const take: Wish = { type: 'take-over' }
  if (registration?.waiting) registration.waiting.postMessage(take)
  else location.reload()
}

/**
 * Leaves the reader's theme for the service worker, which has no other store in common with the page: at later visits
 * pages come with it in their HTML.
 */
export async function leaveTheme(choice: string): Promise<void> {
  try {
    await (await caches.open(themeCache.name)).put(appRoot + themeCache.address, new Response(choice))
  } catch {
    // Without a store the page's own script sets the theme, a moment later.
  }
}
