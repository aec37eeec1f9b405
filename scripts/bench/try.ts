import { openSession } from './browser-run.ts'
import { workloads } from './workloads.ts'

const s = await openSession()
try {
  console.log(await s.ask('ours', 'open', 'wasm'))
  for (const w of workloads) {
    const t = await s.ask<Record<string, number>>('ours', 'kernelTimes', w)
    const best = []
    for (let i = 0; i < 12; i++)
      best.push(await s.ask<number>('ours', 'time', { workload: w, seconds: 0.02 }))
    await s.ask('ours', 'drop', w)
    console.log(
      w.name,
      'floor',
      (w.flops / 2e7).toFixed(2),
      'sum',
      Object.values(t)
        .reduce((a, b) => a + b, 0)
        .toFixed(2),
      'best step',
      Math.min(...best).toFixed(2),
    )
    console.log(
      '   ',
      Object.entries(t)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 12)
        .map(([n, v]) => n + ' ' + v.toFixed(2))
        .join(', '),
    )
  }
} finally {
  await s.close()
}
