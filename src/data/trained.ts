/**
 * Trained models that ship with the app: `NAME.json` says what it is, `NAME.bin` holds the weights of all
 * lanes as halves, one variable after the other in the manifest's order. Made by `npm run pretrain`.
 */
import { NoticeError } from '../protocol/notice.ts'
import type { LaneReport, RunSpec, Weights } from '../protocol/run.ts'
import type { Fetcher } from './data-set.ts'
import { decodeHalves, encodeHalves } from './half.ts'
import { sha256 } from './sha256.ts'

export interface TrainedManifest {
  readonly run: RunSpec
  readonly step: number
  /** Of each lane on the validation set, after rounding to halves: metric → value. */
  readonly validation: readonly Readonly<Record<string, number>>[]
  readonly variables: readonly {
    readonly lane: number
    readonly name: string
    readonly shape: readonly number[]
  }[]
  readonly bytes: number
  readonly sha256: string
  /** What was measured while it was trained, by lane; thinned. Absent in files that need none. */
  readonly curves?: readonly LaneReport[]
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1)

/** The weights of all lanes in the form of the file. */
export function packWeights(lanes: readonly Weights[]): {
  variables: TrainedManifest['variables']
  bytes: Uint8Array<ArrayBuffer>
} {
  const entries = lanes.flatMap((weights, lane) =>
    Object.entries(weights).map(([name, { shape, data }]) => ({ lane, name, shape, data })),
  )
  const all = new Float32Array(entries.reduce((sum, { data }) => sum + data.length, 0))
  let at = 0
  for (const { data } of entries) {
    all.set(data, at)
    at += data.length
  }
  return {
    variables: entries.map(({ lane, name, shape }) => ({ lane, name, shape })),
    bytes: encodeHalves(all),
  }
}

/** Inverse of `packWeights`. */
export function unpackWeights(variables: TrainedManifest['variables'], bytes: Uint8Array): Weights[] {
  const all = decodeHalves(bytes)
  const lanes: Record<string, Weights[string]>[] = []
  let at = 0
  for (const { lane, name, shape } of variables) {
    lanes[lane] ??= {}
    lanes[lane][name] = { shape, data: all.slice(at, at + sizeOf(shape)) }
    at += sizeOf(shape)
  }
  return lanes
}

/**
 * Fetches a trained model.
 * @param folder address of `models/`, with the slash
 * @throws NoticeError `trained-missing` (facts: name) when it is not there, damaged or not what it says
 */
export async function loadTrained(
  folder: string,
  name: string,
  fetcher: Fetcher = (address) => fetch(address),
): Promise<{ manifest: TrainedManifest; lanes: Weights[] }> {
  try {
    const [manifest, bytes] = await Promise.all([
      fetcher(`${folder}${name}.json`).then((answer) => answer.json() as Promise<TrainedManifest>),
      fetcher(`${folder}${name}.bin`).then(async (answer) => new Uint8Array(await answer.arrayBuffer())),
    ])
    const values = manifest.variables.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
    const digest = await sha256(bytes)
    if (bytes.length !== 2 * values) throw new Error(`expected ${2 * values} bytes, got ${bytes.length}`)
    if (digest !== undefined && digest !== manifest.sha256) throw new Error('checksum differs')
    return { manifest, lanes: unpackWeights(manifest.variables, bytes) }
  } catch (error) {
    throw new NoticeError('trained-missing', {
      name,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}
