/** npm run bench: this engine against stock tfjs, jax-js and PyTorch, in one run of one browser. */
import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { openSession, type Session } from './browser-run.ts'
import { quantile, table } from './tables.ts'
import { denseWorkload, type Workload, workloads } from './workloads.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 0.3)
const floorGflops = 20
/** Only workloads whose name matches. */
const only = new RegExp(process.env.BENCH_ONLY ?? '')
const wanted = workloads.filter(({ name }) => only.test(name))

type Contender = (workload: Workload) => Promise<number>

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** A Python that has PyTorch, if this machine has one. */
function openTorch(): { time: Contender; version: string; close(): void } | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      const version = execFileSync(python, ['-c', 'import torch; print(torch.__version__)'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const child = spawn(python, ['scripts/bench/torch_steps.py'], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
      })
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
      return {
        version: version.toString().trim(),
        async time(workload) {
          child.stdin.write(`${JSON.stringify({ workload, seconds })}\n`)
          return Number((await lines.next()).value)
        },
        close: () => child.kill(),
      }
    } catch {
      // The next one may have it.
    }
  }
  return undefined
}

function contenders(session: Session, torch: ReturnType<typeof openTorch>): Record<string, Contender> {
  const timed =
    (who: 'ours' | 'stock' | 'jax'): Contender =>
    (workload) =>
      session.ask<number>(who, 'time', { workload, seconds })
  return {
    ours: timed('ours'),
    'tfjs loop': timed('stock'),
    'tfjs fit': (workload) =>
      workload.kind === 'dense'
        ? session.ask('stock', 'modelFit', { workload, steps: 4 })
        : Promise.reject(new Error('no such layers')),
    'jax-js': timed('jax'),
    ...(torch ? { PyTorch: torch.time } : {}),
  }
}

interface Row {
  readonly name: string
  readonly ms: Record<string, number>
  readonly floorMs: number
  readonly kernels: Record<string, number>
}

async function measure(workload: Workload, who: Record<string, Contender>): Promise<Record<string, number>> {
  const times: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, time] of Object.entries(who)) {
      if (round > 0 && !times[name]) continue
      try {
        const ms = await time(workload)
        times[name] ??= []
        times[name].push(ms)
      } catch (error) {
        console.error(`${workload.name}, ${name}: ${String(error).split('\n')[0]}`)
      }
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]))
}

const count = (session: Session, who: 'ours' | 'stock', task: string, workload: Workload) =>
  session.ask<number>(who, task, workload).catch(() => Number.NaN)

const digits = (ms: number | undefined) =>
  ms === undefined || Number.isNaN(ms) ? '–' : ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3)

const session = await openSession()
const torch = openTorch()
const report: Record<string, unknown> = {
  processor: `${cpus().length} × ${cpus()[0]?.model}`,
  browser: session.browserVersion,
  torch: torch?.version ?? 'absent',
  rounds,
  seconds,
}
console.log(report)
try {
  await session.ask('ours', 'open', 'wasm')
  await session.ask('stock', 'open', 'wasm')
  await session.ask('jax', 'open')
  const who = contenders(session, torch)
  const rows: Row[] = []
  for (const workload of wanted) {
    const ms = await measure(workload, who)
    const kernels = {
      ours: await count(session, 'ours', 'kernels', workload),
      stock: await count(session, 'stock', 'kernels', workload),
    }
    for (const name of ['ours', 'stock', 'jax'] as const) await session.ask(name, 'drop', workload)
    rows.push({ name: workload.name, ms, floorMs: workload.flops / floorGflops / 1e6, kernels })
    console.log(workload.name, ms, kernels)
  }
  report.workloads = rows
  table(
    rows.map(({ name, ms, floorMs, kernels }) => ({
      'ms per step, wasm': name,
      ours: digits(ms.ours),
      'tfjs fit': digits(ms['tfjs fit']),
      'tfjs loop': digits(ms['tfjs loop']),
      'jax-js': digits(ms['jax-js']),
      PyTorch: digits(ms.PyTorch),
      [`floor at ${floorGflops} GFLOP/s`]: digits(floorMs),
      'ours / floor': (ms.ours! / floorMs).toFixed(2),
      '× tfjs fit': digits(ms['tfjs fit']! / ms.ours!),
      '× tfjs loop': digits(ms['tfjs loop']! / ms.ours!),
      '× jax-js': digits(ms['jax-js']! / ms.ours!),
      '× PyTorch': digits(ms.PyTorch! / ms.ours!),
      'kernels, ours/tfjs': `${digits(kernels.ours)}/${digits(kernels.stock)}`,
    })),
  )

  const growth: Record<string, string>[] = []
  const mine = { ours: who.ours! }
  for (const batch of [32, 64, 128, 256, 512, 1024]) {
    const workload = denseWorkload([784, 32, 784], batch)
    const { ours } = await measure(workload, mine)
    growth.push({ growth: workload.name, ms: digits(ours), 'µs per image': digits((1000 * ours!) / batch) })
    await session.ask('ours', 'drop', workload)
  }
  for (const width of [32, 128, 512, 2048]) {
    const workload = denseWorkload([784, width, 784], 256)
    const { ours } = await measure(workload, mine)
    growth.push({ growth: workload.name, ms: digits(ours), 'µs per image': digits((1000 * ours!) / 256) })
    await session.ask('ours', 'drop', workload)
  }
  table(growth)
  report.growth = growth

  const decoding = []
  for (const workload of wanted) {
    decoding.push({
      'decoding one code': workload.name,
      ms: digits(await session.ask<number>('ours', 'decodeOne', workload)),
    })
  }
  table(decoding)
  report.decoding = decoding

  await session.ask('ours', 'openTrainer', 'decode')
  await session.latencies('decode', 20)
  const idle = await session.latencies('decode', 200)
  await session.ask('ours', 'play')
  await session.latencies('decode', 20)
  const busy = await session.latencies('decode', 200)
  await session.ask('ours', 'closeTrainer')
  const latency = [
    {
      'decode 2-256-784, page to page': 'idle',
      'median ms': digits(median(idle)),
      'p95 ms': digits(quantile(idle, 0.95)),
    },
    {
      'decode 2-256-784, page to page': 'while training',
      'median ms': digits(median(busy)),
      'p95 ms': digits(quantile(busy, 0.95)),
    },
  ]
  table(latency)
  report.latency = latency

  await session.ask('ours', 'openTrainer', 'dream')
  await session.latencies('dream', 20)
  const dreaming = await session.latencies('dream', 200)
  await session.ask('ours', 'closeTrainer')
  table([
    {
      'daydream, a Gibbs step of 784 × 100 units': 'page to page',
      'median ms': digits(median(dreaming)),
      'p95 ms': digits(quantile(dreaming, 0.95)),
      'steps/s it allows': digits(1000 / median(dreaming)),
    },
  ])
  report.dreaming = { medianMs: median(dreaming), p95Ms: quantile(dreaming, 0.95) }

  const longSteps = Number(process.env.BENCH_MEMORY_STEPS ?? 10_000)
  await session.ask('ours', 'beginMemory', denseWorkload([784, 32, 784], 32))
  const kilobytes = async () => Math.round((await session.heapBytes('ours')) / 1000)
  const growing = [{ 'after steps': '0', tensors: '0', bytes: '0', 'JS heap, kB': `${await kilobytes()}` }]
  for (const part of [1, 2, 3, 4]) {
    const more = await session.ask<{ tensors: number; bytes: number }>('ours', 'goOnMemory', longSteps / 4)
    growing.push({
      'after steps': `${(longSteps / 4) * part}`,
      tensors: `${more.tensors}`,
      bytes: `${more.bytes}`,
      'JS heap, kB': `${await kilobytes()}`,
    })
  }
  await session.ask('ours', 'endMemory')
  table(growing)
  report.memory = growing

  await session.ask('ours', 'open', 'webgl')
  await session.ask('stock', 'open', 'webgl')
  const programs = []
  for (const workload of wanted) {
    const [ours, stock] = [
      await count(session, 'ours', 'programs', workload),
      await count(session, 'stock', 'programs', workload),
    ]
    programs.push({
      'programs per step, WebGL': workload.name,
      ours: digits(ours),
      tfjs: digits(stock),
      ratio: digits(ours / stock),
    })
  }
  table(programs)
  report.programs = programs
  writeFileSync(process.env.BENCH_OUT ?? 'bench.local', `${JSON.stringify(report, null, 2)}\n`)
} finally {
  torch?.close()
  await session.close()
}
