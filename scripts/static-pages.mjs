// Renders every page to HTML after the app was built: `dist/<language>/<chapter>/index.html`, and `dist/404.html`.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { shareFile, withFirstPictures } from './first-pictures.mjs'
import { contentPolicy } from './headers.mjs'
import { lastingNames } from './lasting-files.mjs'
import { root } from './project.mjs'

const dist = path.join(root, 'dist')
const cache = path.join(root, '.cache/static')

/**
 * Where the build will lie, for what cannot be relative: the page for addresses that lead nowhere, which a host
 * shows at any depth, and, with a host's name, canonical addresses.
 */
const site = process.env.SITE ?? '/'

export async function buildStaticPages() {
  await build({
    root,
    logLevel: 'error',
    build: { ssr: 'src/app/static.tsx', outDir: cache, emptyOutDir: true, manifest: false },
  })
  const { firstStart, htmlOf, staticPages } = await import(pathToFileURL(path.join(cache, 'static.js')).href)
  const template = withStyles(readFileSync(path.join(dist, 'index.html'), 'utf8'))
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  for (const page of staticPages()) {
    const up = '../'.repeat(page.path.split('/').length - 2)
    const file = path.join(dist, page.path, 'index.html')
    mkdirSync(path.dirname(file), { recursive: true })
    const body = await htmlOf(page.path)
    const html = fill(template, {
      up,
      language: page.language,
      head: headOf(page, up),
      fetched: [
        ...scriptsOf(manifest, page).map(modulePreload),
        ...fontsOf(page).map(fontPreload),
        ...workerFiles(await firstStart(page.path)).map(filePreload),
      ],
      ...withFirstPictures(body, path.basename(page.path), path.join(dist, 'assets'), `${up}assets/`),
    })
    writeFileSync(file, html)
  }
  writeFileSync(path.join(dist, '404.html'), fill(template, { up: new URL(site, 'http://host/').pathname }))
  writeFileSync(path.join(dist, 'index.html'), fill(template, { up: './' }))
  rmSync(path.join(dist, '.vite'), { recursive: true })
  await buildServiceWorker()
}

/** The service worker last, because it knows every other file. */
async function buildServiceWorker() {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => name !== 'sw.js' && name !== '404.html' && !name.startsWith('share/'))
    .sort()
  const hash = createHash('sha256')
  const files = {}
  for (const name of names) {
    const bytes = readFileSync(path.join(dist, name))
    hash.update(`${name}\0`).update(bytes)
    files[name.replace(/(^|\/)index\.html$/, '$1')] = bytes.length
  }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: {
      'process.env.NODE_ENV': '"production"',
      FILES: JSON.stringify(files),
      VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
    },
    build: {
      target: 'es2022',
      outDir: dist,
      emptyOutDir: false,
      lib: { entry: 'src/offline/service-worker.ts', formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  })
}

/** The style sheet in the page itself: text can be painted as soon as the page is there. */
function withStyles(template) {
  const [link, file] = /<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/.exec(template)
  const css = readFileSync(path.join(dist, file), 'utf8').trim()
  rmSync(path.join(dist, file))
  return template.replace(link, () => `<style>${css.replaceAll('url(./', 'url(./assets/')}</style>`)
}

/** The built `index.html` as another page: with its own way up, language, head, what it fetches at once, body, and
 * style for readers without scripts. */
function fill(template, { up, language, head = '', fetched = [], body = '', unscripted = '' }) {
  let html = template
    // Each page names its own, after the script that starts the worker.
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(
      '</head>',
      `${fetched.map((link) => `  ${link(up)}\n  `).join('')}${unscripted && `  <noscript><style>${unscripted}</style></noscript>\n  `}$&`,
    )
    .replaceAll('"./', `"${up}`)
    .replaceAll('url(./', `url(${up}`)
    .replace('data-root="/"', `data-root="${up}"`)
  html = html.replace(
    '<meta charset="utf-8" />',
    `$&\n    <meta http-equiv="Content-Security-Policy" content="${contentPolicy}" />`,
  )
  if (language) html = html.replace('<html lang="en"', `<html lang="${language}"`)
  if (head)
    html = html.replace(/<meta name="description"[^>]*>\s*/, '').replace(/<title>[^<]*<\/title>/, head)
  // A function, since HTML may hold what `replace` takes for a pattern.
  return html.replace('<div id="root"></div>', () => `<div id="root">${body}</div>`)
}

function headOf({ path: own, title, description, alternates }, up) {
  const links = Object.entries(alternates).map(
    ([language, other]) => `<link rel="alternate" hreflang="${language}" href="${up}${other.slice(1)}" />`,
  )
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<meta property="og:type" content="article" />`,
    `<meta property="og:title" content="${escaped(title)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
    ...(site.includes('://') ? absoluteHead(own, title) : []),
    ...links,
  ].join('\n    ')
}

/** What needs the host's name: the page's one address, and its picture for those who share it. */
function absoluteHead(own, title) {
  const [, language, id] = own.split('/')
  const picture = [`${language}-${id}`, language].find((name) => existsSync(shareFile(name)))
  mkdirSync(path.join(dist, 'share'), { recursive: true })
  copyFileSync(shareFile(picture), path.join(dist, 'share', path.basename(shareFile(picture))))
  const address = new URL(own.slice(1), site)
  return [
    `<link rel="canonical" href="${address}" />`,
    `<meta property="og:url" content="${address}" />`,
    `<meta property="og:image" content="${new URL(`share/${path.basename(shareFile(picture))}`, site)}" />`,
    '<meta property="og:image:width" content="1200" />',
    '<meta property="og:image:height" content="630" />',
    `<meta property="og:image:alt" content="${escaped(title)}" />`,
    '<meta name="twitter:card" content="summary_large_image" />',
  ]
}

/**
 * What runs on the page until its first figure is live, with all that this imports: fetched at once, rather than one
 * after the other.
 */
function scriptsOf(manifest, { language, chapter }) {
  const own =
    chapter === undefined
      ? ['src/app/Cover.tsx']
      : chapter === 'lab'
        ? ['src/lab/Lab.tsx']
        : ['src/app/ChapterPage.tsx', ...chapterParts(chapter, language)]
  const entries = ['index.html', 'src/app/mount.tsx', ...own]
  const files = new Set()
  const add = (source) => {
    const { file, imports = [] } = manifest[source]
    if (files.has(file)) return
    files.add(file)
    for (const imported of imports) add(imported)
  }
  for (const entry of entries) add(entry)
  return [...files].filter((file) => file !== manifest['index.html'].file && file.endsWith('.js'))
}

/** Text and first figure of a chapter. */
function chapterParts(chapter, language) {
  const folder = `src/chapters/${chapter}`
  const [, figure] = /figures: \{\s*\S+ \(\) => import\('\.\/([^']+)'\)/.exec(
    readFileSync(path.join(root, folder, 'chapter.ts'), 'utf8'),
  )
  return [`${folder}/text.${language}.mdx`, `${folder}/${figure}`]
}

const modulePreload = (file) => (up) => `<link rel="modulepreload" fetchpriority="low" href="${up}${file}" />`

/** Letters of the page's language. They never hold up anything: text keeps the font that it was painted with. */
function fontsOf({ language }) {
  const parts = language === 'pl' ? ['latin', 'polish'] : ['latin']
  const faces = ['serif-4-PART-normal', 'serif-4-PART-italic', 'sans-3-PART-normal']
  const wanted = parts.flatMap((part) => faces.map((face) => `source-${face.replace('PART', part)}`))
  return readdirSync(path.join(dist, 'assets')).filter((file) =>
    wanted.some((name) => new RegExp(`^${name}-[\\w-]{8}\\.woff2$`).test(file)),
  )
}

const fontPreload = (file) => (up) =>
  `<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="low" href="${up}assets/${file}" />`

/** What the worker will ask for one after the other: itself, the compiled backend, the first figure's trained weights. */
function workerFiles(names) {
  const built = readdirSync(path.join(dist, 'assets')).filter((file) =>
    /^(worker-[\w-]{8}\.js|tfjs-backend-wasm-simd-[\w-]{8}\.wasm)$/.test(file),
  )
  const lasting = lastingNames()
  const weights = names.flatMap((name) => ['json', 'bin'].map((end) => lasting[`models/${name}.${end}`]))
  return [
    ...built
      .sort()
      .reverse()
      .map((file) => `assets/${file}`),
    ...weights,
  ]
}

/** For the worker, which finds it in the browser's cache (`main.ts`); its script, which takes longest to start, first. */
const filePreload = (file, index) => (up) =>
  `<link rel="preload" as="fetch" crossorigin fetchpriority="${index === 0 ? 'high' : 'low'}" href="${up}${file}" />`

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
