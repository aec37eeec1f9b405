/** What the benchmark's worker can be asked. */
import { checkBackends } from './check.ts'

export const tasks: Record<string, (args: unknown) => Promise<unknown>> = {
  check: checkBackends,
}
