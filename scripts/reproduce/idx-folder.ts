/** Other data in MNIST's files, such as the full MNIST or Fashion-MNIST. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { DataSet, ImageSet } from '../../src/data/data-set.ts'
import { parseImages, parseLabels, unpack } from '../../src/data/idx.ts'
import { NoticeError } from '../../src/protocol/notice.ts'

async function read(folder: string, name: string): Promise<Uint8Array> {
  const file = [name, `${name}.gz`].map((each) => path.join(folder, each)).find((each) => existsSync(each))
  if (!file) throw new NoticeError('data-missing', { file: path.join(folder, name), status: 'not there' })
  return unpack(new Uint8Array(await readFile(file)), name)
}

async function readSet(folder: string, prefix: string): Promise<ImageSet> {
  const images = parseImages(await read(folder, `${prefix}-images-idx3-ubyte`), `${prefix}-images`)
  const labels = parseLabels(await read(folder, `${prefix}-labels-idx1-ubyte`), `${prefix}-labels`)
  const { count, height, width, bytes } = images
  if (labels.length !== count) {
    throw new NoticeError('data-foreign', { file: `${prefix}-labels`, expected: count, got: labels.length })
  }
  return { images: bytes, labels, count, height, width }
}

/** @throws NoticeError `data-…` when a file is missing, damaged or of another kind */
export async function readIdxFolder(folder: string): Promise<DataSet> {
  const [train, validation] = [await readSet(folder, 'train'), await readSet(folder, 't10k')]
  return {
    name: path.basename(path.resolve(folder)),
    height: train.height,
    width: train.width,
    train,
    validation,
    notices: [],
  }
}
