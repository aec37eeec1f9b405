import { expect, test } from 'vitest'
import { specs } from '../../models/specs.ts'
import { sampleLanes } from './sample-lanes.ts'
import { frameworks, pythonScript } from './script.ts'

const run = { data: 'digits', seed: 1, batchSize: 128, epochs: 10 } as const

// `npm run check:python` runs these and their variants, and compares them with tfjs.
test.each(Object.keys(specs))('the scripts of %s are as reviewed', async (family) => {
  for (const framework of frameworks) {
    const script = pythonScript(sampleLanes[family]!, run, 784, framework)
    await expect(script).toMatchFileSnapshot(`./snapshots/${family}.${framework}.py`)
  }
})

test('a script for drawn pictures asks for images of their size', async () => {
  const ofFaces = pythonScript(sampleLanes.autoencoder!, { ...run, data: 'faces' }, 1024, 'pytorch')
  await expect(ofFaces).toMatchFileSnapshot('./snapshots/autoencoder.faces.pytorch.py')
  expect(ofFaces).not.toMatch(/\bMNIST|784/)
})

test('a script says that it has no pairs where the lab trained on pairs', () => {
  const script = (family: string) =>
    pythonScript(sampleLanes[family]!, { ...run, data: 'documents' }, 1024, 'keras')
  expect(script('denoising')).toContain('FOLDER has no pairs')
  expect(script('denoising')).toContain('FOLDER holds images of 32 by 32 pixels')
  expect(script('autoencoder')).not.toContain('pairs')
})
