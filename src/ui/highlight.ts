/**
 * A part of the model that is pointed at anywhere lights up everywhere: coloured words, symbols in formulas
 * and parts of figures. An element takes part by its class (`encoder`, `code`, `decoder`, `error`, which also
 * colour it) or by `data-part="encoder"` (which does not). `app/styles/roles.css` draws it.
 */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export const parts = ['encoder', 'code', 'decoder', 'error'] as const
export type Part = (typeof parts)[number]

const pointed = createStore<{ readonly part: Part | undefined }>(() => ({ part: undefined }))

/** Lights a part up, or none; for canvases and charts, whose parts are not elements. */
export function highlight(part: Part | undefined): void {
  if (pointed.getState().part === part) return
  pointed.setState({ part })
  if (part) document.documentElement.dataset.lit = part
  else delete document.documentElement.dataset.lit
}

/** The part that is lit, for canvases and charts. */
export function useHighlight(): Part | undefined {
  return useStore(pointed, (state) => state.part)
}

const selector = parts.map((part) => `.${part}, [data-part~="${part}"]`).join(', ')

/** The part that an element belongs to, if any; the innermost counts. */
function partOf(target: EventTarget | null): Part | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(selector) : null
  return parts.find((part) => element?.classList.contains(part) || element?.dataset.part === part)
}

/** Follows pointer and focus while mounted; once for the whole page. */
export function useHighlightFollowing(): void {
  useEffect(() => {
    const follow = (event: Event) => highlight(partOf(event.target))
    const types = ['pointerover', 'pointerdown', 'focusin'] as const
    for (const type of types) document.addEventListener(type, follow, { passive: true })
    return () => {
      for (const type of types) document.removeEventListener(type, follow)
      highlight(undefined)
    }
  }, [])
}
