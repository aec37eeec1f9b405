// Files of `public` that change now and then get a hash of their contents into their names, as everything else that is
// built: hosts and browsers may keep them for ever, and a page of an older version never meets a newer file.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

const folders = ['data', 'models']

/** Of each such file, by its address in `public`: its address in the built app. */
export function lastingNames() {
  const files = folders.flatMap((folder) => {
    const place = path.join(root, 'public', folder)
    return existsSync(place) ? readdirSync(place).map((file) => `${folder}/${file}`) : []
  })
  return Object.fromEntries(
    files
      .filter((file) => !path.basename(file).startsWith('.'))
      .map((file) => {
        const hash = createHash('sha256').update(readFileSync(path.join(root, 'public', file)))
        const mark = hash.digest('base64url').slice(0, 8)
        return [file, `assets/${file.replace('.', `-${mark}.`)}`]
      }),
  )
}

/** Gives the copies in the built app these names. */
export function renameLastingFiles(dist) {
  for (const [from, to] of Object.entries(lastingNames())) {
    mkdirSync(path.dirname(path.join(dist, to)), { recursive: true })
    renameSync(path.join(dist, from), path.join(dist, to))
  }
  for (const folder of folders) rmSync(path.join(dist, folder), { recursive: true, force: true })
}
