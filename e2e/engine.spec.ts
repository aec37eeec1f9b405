/** The engine on all three backends of a real browser: WebGL is nowhere else to be had in the tests. */
import { expect, test } from '@playwright/test'
import { openSession, type Session } from '../scripts/bench/browser-run.ts'
import type { Workload } from '../scripts/bench/workloads.ts'

test.describe.configure({ mode: 'serial' })
let session: Session
test.beforeAll(async () => {
  session = await openSession()
})
test.afterAll(() => session.close())

test('operations and their gradients are those of the plain reference', async () => {
  const some = '7×5×9|gaussian|top-k|convolution|noise|normal|uniform'
  const differences = await session.ask<Record<string, Record<string, number>>>('ours', 'check', some)
  expect(Object.keys(differences).sort()).toEqual(['wasm', 'webgl'])
  for (const [backend, cases] of Object.entries(differences)) {
    expect(Object.keys(cases).length).toBeGreaterThan(20)
    for (const [name, worst] of Object.entries(cases)) {
      expect(worst, `${backend}: ${name}`).toBeLessThan(1e-5)
    }
  }
})

const small: Pick<Workload, 'kind' | 'widths'>[] = [
  { kind: 'dense', widths: [784, 24, 6, 24, 784] },
  { kind: 'vae', widths: [] },
  { kind: 'k-sparse', widths: [784, 40, 784] },
  { kind: 'rbm', widths: [784, 40] },
]
for (const workload of small) {
  test(`${workload.kind}: one seed gives one curve, within 1 % after 50 steps`, async () => {
    const curves: Record<string, number[]> = {}
    for (const backend of ['cpu', 'wasm', 'webgl']) {
      expect(await session.ask('ours', 'open', backend)).toBe(backend)
      curves[backend] = await session.ask<number[]>('ours', 'curve', {
        ...workload,
        name: workload.kind,
        batch: 8,
        flops: 0,
      })
    }
    const { cpu = [], wasm = [], webgl = [] } = curves
    expect(cpu).toHaveLength(50)
    expect(cpu[49]).toBeLessThan(cpu[0]!)
    for (const [step, loss] of cpu.entries()) {
      expect(Math.abs(wasm[step]! / loss - 1), `WASM, step ${step}`).toBeLessThan(0.01)
      expect(Math.abs(webgl[step]! / loss - 1), `WebGL, step ${step}`).toBeLessThan(0.01)
    }
  })
}
