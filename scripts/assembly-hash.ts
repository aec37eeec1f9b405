import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** SHA-256 over the kernels' sources, by which a test sees that the compiled code is theirs. */
export function assemblyHash(): string {
  const folder = 'src/engine/assembly'
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex')
}
