import type { Checkpoint, StartFrom, Weights } from '../../protocol/run.ts'

/**
 * A stack with one machine more on top: those below keep what they learned, the new one starts from its first weights.
 * @param checkpoint of a stack of `depth` machines that is not joined yet
 */
export function grown({ step, lanes }: Checkpoint, depth: number): StartFrom {
  const renamed: Record<string, Weights[string]> = {}
  for (const [name, value] of Object.entries(lanes[0] ?? {})) {
    // Mirrors are counted from the code on, so a new code moves them all.
    const [part, layer, kind] = name.split('.')
    renamed[part === 'decoder' ? `decoder.${Number(layer) + 1}.${kind}` : name] = value
  }
  return {
    kind: 'checkpoint',
    step,
    lanes: [renamed],
    stages: [{ index: depth, done: 0 }],
    rest: 'new',
  }
}
