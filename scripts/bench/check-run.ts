import { openSession } from './browser-run.ts'

const session = await openSession()
try {
  const differences = await session.ask<Record<string, Record<string, number>>>('check')
  for (const [backend, cases] of Object.entries(differences)) {
    for (const [name, worst] of Object.entries(cases)) if (!(worst < 1e-5)) console.log(backend, name, worst)
    console.log(backend, 'worst', Math.max(...Object.values(cases)))
  }
} finally {
  await session.close()
}
