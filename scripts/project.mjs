// What every script of this project shares: its root, running a command, and a clear end. Node's own modules only,
// because `npm start` and `npm test` begin before anything is installed.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A failure that is told in one sentence, without a stack. */
export class Stop extends Error {}

/** Runs a program in the project's root. Rejects with a Stop when it fails or takes longer than `timeoutMs`. */
export function run(program, words, { env = {}, timeoutMs, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : 'inherit',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    const command = [program, ...words].join(' ')
    child.on('error', (error) => fail(new Stop(`Could not run "${command}": ${error.message}`)))
    child.on('exit', (code, signal) =>
      code === 0 ? done() : fail(new Stop(`"${command}" failed (${signal ?? `exit status ${code}`}).`)),
    )
  })
}

/** Runs npm: the one that started this script, so that Windows needs no shell. */
export function npm(words, options) {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? run(process.execPath, [own, ...words], options) : run('npm', words, options)
}

/** Runs a script's main function: a Stop becomes one sentence, any other error keeps its stack. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}

/** `12.3 s` since a `performance.now()`. */
export const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`
