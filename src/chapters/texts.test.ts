import { Children, isValidElement, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { isWritten } from './chapter.ts'
import { Figure } from './FigurePlace.tsx'
import { chapters } from './index.ts'
import { Aside, Cite, Question, Term } from './prose.tsx'

const components = { Figure, Term, Question, Aside, Cite }

/** Blocks in order, a figure with those that it holds: `h2`, `p`, `figure anatomy`, … */
function blocksOf(node: ReactNode): string[] {
  return Children.toArray(node).flatMap((block) => {
    if (!isValidElement<{ id?: string; children?: ReactNode }>(block)) return []
    const { type, props } = block
    if (type === Figure) return [`figure ${props.id}`, ...blocksOf(props.children)]
    return [typeof type === 'string' ? type : (type as { name: string }).name]
  })
}

// What a figure is doing survives a change of language because React finds it in the same place.
for (const chapter of chapters.filter(isWritten)) {
  test(`${chapter.id}: both languages have the same blocks in the same order`, async () => {
    const [en, pl] = await Promise.all(
      (['en', 'pl'] as const).map(async (language) => {
        const { default: text } = await chapter.text[language]()
        return blocksOf(text({ components }).props.children)
      }),
    )
    expect(en!.filter((block) => block.startsWith('figure'))).toHaveLength(
      Object.keys(chapter.figures).length,
    )
    expect(pl).toEqual(en)
  })
}
