// Serves a folder of built pages as the plainest static host does: no rewriting, folders by their slash, 404.html.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { headers } from './headers.mjs'
import { root } from './project.mjs'

/** What never changes under its name: the build puts a hash of the contents into it. */
const lasting = /^\/assets\//

/**
 * Answers requests as the plainest static host does.
 * @param folder what is served
 * @param base where it lies on the host, such as `/lectures/bottleneck/`
 */
export function staticHost({ folder = path.join(root, 'dist'), base = '/' } = {}) {
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    // Looks at the files themselves each time: they may be built anew meanwhile.
    dev: true,
    setHeaders: (response, name) =>
      response.setHeader(
        'cache-control',
        lasting.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const { pathname, search } = new URL(request.url ?? '/', 'http://host')
    const inside = pathname.startsWith(base) ? pathname.slice(base.length - 1) : undefined
    if (inside && !inside.endsWith('/') && existsSync(path.join(folder, inside, 'index.html'))) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end()
      return
    }
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      response.end(readFileSync(path.join(folder, '404.html')))
    }
    if (inside === undefined) return missing()
    request.url = inside + search
    files(request, response, missing)
  }
}

/** @returns a server of `staticHost` that listens already */
export async function serve({ host = '127.0.0.1', port, ...place }) {
  const server = createServer(staticHost(place))
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

// node scripts/serve.mjs PORT [BASE]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , port = '4173', base = '/'] = process.argv
  await serve({ port: Number(port), base })
}
