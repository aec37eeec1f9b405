/**
 * Keeps what was visited, or the whole lecture, for reading without a network. One version of the app has one cache:
 * a new version fills its own while the old one goes on being read, and takes over when the reader agrees.
 */
import { registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { type Answer, type Kept, themeCache, type Wish } from './messages.ts'

/** Every file of this version by its address below the app's root: bytes. Put here when the app is built. */
declare const FILES: Readonly<Record<string, number>>
/** Names this version: a hash over all files. */
declare const VERSION: string

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface WishEvent extends Lasting {
  readonly data: Wish
  readonly ports: readonly MessagePort[]
}
const worker = self as unknown as {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'message', listener: (event: WishEvent) => void): void
}

const prefix = 'bottleneck '
const cacheName = prefix + VERSION
const root = worker.registration.scope
const addressOf = (path: string) => new URL(path, root).href
const bare = (address: string) => address.replace(/[?#].*$/, '')
const known = new Map(Object.entries(FILES).map(([path, bytes]) => [addressOf(path), bytes]))
const allBytes = Object.values(FILES).reduce((sum, bytes) => sum + bytes, 0)
/** Files whose name holds a hash of their contents. */
const lasting = (address: string) => address.startsWith(addressOf('assets/'))

// Settings in an address do not make it another page.
const withoutSettings = { cacheKeyWillBeUsed: async ({ request }: { request: Request }) => bare(request.url) }
const whole = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 ? response : null,
}
/** Pages come in the reader's theme: their own scripts would set it only after the first paint. */
const themed = {
  handlerWillRespond: async ({ request, response }: { request: Request; response: Response }) => {
    if (request.mode !== 'navigate') return response
    const stored = await caches.match(addressOf(themeCache.address), { cacheName: themeCache.name })
    const choice = new URL(request.url).searchParams.get('theme') ?? (await stored?.text())
    if (choice !== 'light' && choice !== 'dark') return response
    const page = (await response.text()).replace('<html ', `<html data-theme="${choice}" `)
    return new Response(page, response)
  },
}
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && known.has(bare(url.href)),
  new CacheFirst({ cacheName, plugins: [withoutSettings, whole, themed] }),
)
setCatchHandler(async ({ request }) => {
  if (request.destination !== 'document') return Response.error()
  const text =
    'This page is not kept on this device, and there is no connection. / Tej strony nie ma na tym urządzeniu, a nie ma też połączenia.'
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
})

/** @throws when a file cannot be fetched or stored */
async function keep(addresses: Iterable<string>, told: () => void = () => {}): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const address of addresses) {
    if (await cache.match(address)) continue
    const found = lasting(address) ? await caches.match(address) : undefined
    const response = found ?? (await fetch(address, { cache: lasting(address) ? 'default' : 'no-cache' }))
    if (response.status !== 200) throw new Error(`${address}: expected 200, got ${response.status}`)
    await cache.put(address, response)
    told()
  }
}

async function keptNow(): Promise<Kept> {
  const cache = await caches.open(cacheName)
  const addresses = (await cache.keys()).map(({ url }) => url).filter((url) => known.has(url))
  const bytes = addresses.reduce((sum, address) => sum + known.get(address)!, 0)
  return { files: addresses.length, allFiles: known.size, bytes, allBytes }
}

/** What an older version kept, as far as this one has it too. */
async function keptBefore(): Promise<Set<string>> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return new Set(
    requests
      .flat()
      .map(({ url }) => url)
      .filter((url) => known.has(url)),
  )
}

worker.addEventListener('install', (event) => {
  // What was kept stays kept: before the new version is offered, it has all that the old one had.
  event.waitUntil(keptBefore().then((addresses) => keep(addresses)))
})

worker.addEventListener('activate', (event) => {
  const tidied = async () => {
    const names = await caches.keys()
    await Promise.all(
      names
        .filter((name) => name.startsWith(prefix) && name !== cacheName)
        .map((name) => caches.delete(name)),
    )
    await worker.clients.claim()
  }
  event.waitUntil(tidied())
})

worker.addEventListener('message', (event) => {
  const [port] = event.ports
  const answer = async (done: boolean, failed = false) =>
    port?.postMessage({ kept: await keptNow(), done, ...(failed ? { failed } : {}) } satisfies Answer)
  event.waitUntil(
    fulfil(event.data, () => void answer(false)).then(
      () => answer(true),
      () => answer(true, true),
    ),
  )
})

async function fulfil(wish: Wish, told: () => void): Promise<void> {
  switch (wish.type) {
    case 'keep':
      return keep(wish.urls.map(bare).filter((url) => known.has(url)))
    case 'keep-all':
      return keep(known.keys(), told)
    case 'forget':
      return void (await caches.delete(cacheName))
    case 'take-over':
      return worker.skipWaiting()
    case 'state':
  }
}
