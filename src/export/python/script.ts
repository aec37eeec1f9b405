/** A lane as a whole Python script: complete, runnable as it is, with numpy and one framework. */
import { type LaneSpec, specOf } from '../../models/specs.ts'
import type { DataSetName, RunSpec } from '../../protocol/run.ts'
import { keras, pytorch } from './dialects.ts'
import { crossEntropy } from './expressions.ts'
import { files, firstWeights, mainOf, training } from './frame.ts'
import { pieceOf } from './pieces.ts'

const dialects = { pytorch, keras } as const
export type Framework = keyof typeof dialects
export const frameworks = Object.keys(dialects) as readonly Framework[]

/**
 * @param run what is set of the training besides the model
 * @param D pixels of an image
 * @returns Python source that ends in one newline
 */
export function pythonScript(
  lane: LaneSpec,
  { data, seed, batchSize, epochs }: Pick<RunSpec, 'data' | 'seed' | 'batchSize' | 'epochs'>,
  D: number,
  framework: Framework,
): string {
  const dialect = dialects[framework]
  const piece = pieceOf(lane, D)
  const body = `${piece.functions.includes('cross_entropy(') ? crossEntropy : ''}${piece.functions}`
  const used = Object.entries(dialect.helpers).filter(([name]) => new RegExp(`\\b${name}\\(`).test(body))
  const helpers = used.map(([, definition]) => `\n${definition}\n`).join('')
  const text = `"""${title(lane, D)}, as a ${dialect.framework} script.

Made by Bottleneck from these settings:

${Object.entries(lane.settings)
  .map(([name, value]) => `    ${name} = ${Array.isArray(value) ? value.join('-') : value}`)
  .join('\n')}

Needs ${dialect.needs}, and numpy. Train it, go on from exported weights, or ask it:

    python3 SCRIPT --data FOLDER
    python3 SCRIPT --data FOLDER --weights weights.safetensors
    python3 SCRIPT --weights weights.safetensors --images images.npy --answers answers.npy

${folder(lane, data, D)}images.npy holds rows of ${D} pixels in
0...1. What was trained is saved as trained.safetensors, which the lab can import. Weights and batches are drawn
by numpy here, so curves agree with the browser's in kind, not in every digit.
"""

import argparse
import gzip
import json
import os
import struct

import numpy as np
${dialect.imports}
SEED = ${seed}
BATCH_SIZE = ${batchSize}
EPOCHS = ${epochs}
${piece.constants.join('\n')}

CHANCE = np.random.default_rng(SEED)
${dialect.basics}${helpers}
# ---- the model ----

${firstWeights(piece)}${body}

# ---- training ----

${training(piece, dialect)}${files(D)}${mainOf(lane.family, piece)}`
  return `${dialect.translate(tidied(text)).trimEnd()}\n`
}

const ownSet = `In the lab this model learned from a set of your own. Give the IDX files that it was made of, as they were
published; pictures and drawings the lab made 28 by 28, and has no files of.

`

/** What FOLDER holds. The lab's own faces and pages are drawn, so nobody has them as files. */
function folder({ family }: LaneSpec, data: DataSetName, D: number): string {
  if (data !== 'faces' && data !== 'documents')
    return `${data.startsWith('own:') ? ownSet : ''}FOLDER holds the four files of MNIST or of one of its relatives, gzipped or not: train-images-idx3-ubyte,
train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte; names may have more in front, as EMNIST's.
`
  const side = Math.sqrt(D)
  const pairs =
    data === 'documents' && family === 'denoising'
      ? `In the lab this model learned from pairs, a worn piece of a page and the clean one, and its own damage was not used.
FOLDER has no pairs: training here damages the images as set above, which is another task. To mend worn pages, ask
with weights exported from the lab.

`
      : ''
  return `${pairs}FOLDER holds images of ${side} by ${side} pixels, 0 paper and 255 ink, as four IDX files, gzipped or not:
train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte; any labels do.
The lab draws its ${data} itself and has no files of them, so bring your own. `
}

/** As Python's own formatter has it: two empty lines before and after a definition, one inside. */
function tidied(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n\n')
    .replace(/\n+(\n\n\n(?:def|# ----) )/g, '$1')
    .replace(/([^\n])\n{1,2}((?:def|# ----) )/g, '$1\n\n\n$2')
    .replace(/(# ---- [a-z ]+ ----)\n+/g, '$1\n\n\n')
}

function title({ family, settings }: LaneSpec, D: number): string {
  const widths = specOf(family).widths(settings as never, D)
  return `${family}, ${widths.join('-')} (${specOf(family).parameters(settings as never, D)} trained numbers)`
}
