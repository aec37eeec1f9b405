#!/usr/bin/env node
// Runs a TypeScript file of this project in Node: node scripts/run.mjs FILE [ARGUMENTS]
import { register } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { runnerImport } from 'vite'

const [node, , file, ...words] = process.argv
if (!file) {
  console.error('run: expected a TypeScript file, such as node scripts/run.mjs scripts/digits.ts')
  process.exit(2)
}
register('./resolve-endings.mjs', import.meta.url)
const target = path.resolve(file)
process.argv = [node, target, ...words]
await runnerImport(target, { configFile: false, logLevel: 'error' })
