/** Which trained files the figures of a page start from: known while it is rendered beforehand, so that it can name them. */
import type { StartFrom } from '../protocol/run.ts'

let seen: string[] = []

/** Called while a figure is rendered; in a browser there is nobody to tell. */
export function seeStart(start: StartFrom): void {
  if (import.meta.env.SSR && start.kind === 'trained') seen.push(start.name)
}

/** The names since the last call, first figure first. */
export function takeStarts(): readonly string[] {
  const taken = seen
  seen = []
  return taken
}
