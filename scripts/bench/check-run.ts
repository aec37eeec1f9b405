/** The engine on every backend of a real browser: each operation, and whole curves. Fails on a difference. */
import process from 'node:process'
import { openSession } from './browser-run.ts'
import { workloads } from './workloads.ts'

/** Only cases and workloads whose name matches. */
const only = process.env.BENCH_ONLY ?? ''
const session = await openSession()
try {
  const differences = await session.ask<Record<string, Record<string, number>>>('ours', 'check', only)
  for (const [backend, cases] of Object.entries(differences)) {
    for (const [name, worst] of Object.entries(cases)) {
      if (worst < 1e-5) continue
      console.log(`${backend} ${name}: off by ${worst}`)
      process.exitCode = 1
    }
    console.log(`${backend}: ${Object.keys(cases).length} cases, worst ${Math.max(...Object.values(cases))}`)
  }
  const small = workloads.filter(({ name }) => !name.startsWith('784-1000') && new RegExp(only).test(name))
  for (const workload of small.map((w) => ({ ...w, batch: w.kind === 'convolutional' ? 2 : 16 }))) {
    const curves: Record<string, number[]> = {}
    for (const backend of ['cpu', 'wasm', 'webgl']) {
      await session.ask('ours', 'open', backend)
      curves[backend] = await session.ask<number[]>('ours', 'curve', workload)
    }
    const reference = curves.cpu!
    for (const backend of ['wasm', 'webgl']) {
      const off = curves[backend]!.map((loss, i) => Math.abs(loss / reference[i]! - 1))
      const worst = Math.max(...off)
      console.log(`${workload.name}, ${backend}: within ${(100 * worst).toPrecision(2)} % over 50 steps`)
      if (!(worst < 0.01)) process.exitCode = 1
    }
  }
} finally {
  await session.close()
}
