import { expect, test } from 'vitest'
import { specs } from '../../models/specs.ts'
import { sampleLanes } from './sample-lanes.ts'
import { frameworks, pythonScript } from './script.ts'

const run = { seed: 1, batchSize: 128, epochs: 10 }

// `npm run check:python` runs these and their variants, and compares them with tfjs.
test.each(Object.keys(specs))('the scripts of %s are as reviewed', async (family) => {
  for (const framework of frameworks) {
    const script = pythonScript(sampleLanes[family]!, run, 784, framework)
    await expect(script).toMatchFileSnapshot(`./snapshots/${family}.${framework}.py`)
  }
})
