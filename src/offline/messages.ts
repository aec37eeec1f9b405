/** What the page and the service worker say to each other. */

/** Parts of the lecture that this browser keeps. */
export interface Kept {
  readonly files: number
  readonly allFiles: number
  readonly bytes: number
  readonly allBytes: number
}

export type Wish =
  /** Keep these addresses; what is not part of the lecture is left out. */
  | { readonly type: 'keep'; readonly urls: readonly string[] }
  /** Keep every part. Progress comes as several answers, the last with `done`. */
  | { readonly type: 'keep-all' }
  /** Keep nothing but what is visited from now on. */
  | { readonly type: 'forget' }
  | { readonly type: 'state' }
  /** Let the new version take over. */
  | { readonly type: 'take-over' }

export interface Answer {
  readonly kept: Kept
  readonly done: boolean
  /** A part could not be fetched, or the browser has no room for it. */
  readonly failed?: boolean
}

/** Where the page leaves the reader's theme for the service worker. Not a version's cache, so it outlives them. */
export const themeCache = { name: 'theme of bottleneck', address: 'theme' } as const
