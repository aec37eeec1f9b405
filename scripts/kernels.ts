/** Compiles `src/engine/assembly` to `src/engine/assembly-code.ts`: one build with relaxed SIMD, one without. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { assemblyHash } from './assembly-hash.ts'

const entry = 'src/engine/assembly/index.ts'
const options = '--runtime stub --importMemory --noExportMemory --initialMemory 1 -O3 --noAssert'
const asc = path.resolve('node_modules/assemblyscript/bin/asc.js')

function compile(features: string[]): string {
  const out = 'kernels.wasm.tmp'
  const enabled = features.flatMap((feature) => ['--enable', feature])
  execFileSync(process.execPath, [asc, entry, '-o', out, ...options.split(' '), ...enabled], {
    stdio: 'inherit',
  })
  const code = readFileSync(out).toString('base64')
  rmSync(out)
  return code
}

writeFileSync(
  'src/engine/assembly-code.ts',
  `/** Made by \`npm run kernels\` from \`assembly/\`; do not edit. Base64 of the compiled modules. */
// biome-ignore format: long strings
export const assembly = {
  sourceHash: '${assemblyHash()}',
  relaxed: '${compile(['simd', 'relaxed-simd'])}',
  plain: '${compile(['simd'])}',
}
`,
)
