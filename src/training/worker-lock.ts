/** How the page learns that a worker is gone: by the lock that it held (`worker/hold-lock.ts`). */

let named = 0

/** A name that no other worker of the browser has. */
export const newLockName = (): string =>
  `bottleneck worker ${crypto.getRandomValues(new Uint32Array(2)).join('-')}-${named++}`

/** @param name of a lock that the worker holds by now */
export function onLockFreed(name: string, listener: () => void): void {
  void navigator.locks?.request(name, listener)
}
