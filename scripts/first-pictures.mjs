// What figures show first, in the static pages: pictures taken from the real figures (`npm run pictures`), one for each
// canvas. They are the canvas's own pixels, the same in every language, theme and width.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/** Smaller ones stand in the page itself: a request would cost more. */
const inlineBytes = 1000

/** File of the picture for sharing: of a language's cover (`en`), of a chapter (`en-sparse`). */
export const shareFile = (name) => path.join(root, 'pictures/share', `${name}.jpg`)

/** File of a picture by what `data-picture` of its canvas says. */
export const pictureFile = (chapter, name) => path.join(root, 'pictures', chapter, `${name}.webp`)

/**
 * Names every canvas of a page's figures, such as `walk-2`, and gives those of the first figure their pictures. Those
 * further down must not compete with the scripts that make the first one live: `unscripted` is a style sheet for readers
 * without scripts.
 * @param html of a chapter's page
 * @param assets folder of the build that takes the pictures which are files of their own
 * @param address of that folder from the page, with the slash
 */
export function withFirstPictures(html, chapter, assets, address) {
  const figures = new Map()
  let figure = ''
  let unscripted = ''
  const body = html.replace(/<div class="[^"]*_sticky_[^"]*" id="([^"]+)"|<canvas /g, (tag, id) => {
    if (id) {
      figure = id
      figures.set(figure, 0)
      return tag
    }
    figures.set(figure, figures.get(figure) + 1)
    const name = `${figure}-${figures.get(figure)}`
    const named = `<canvas data-picture="${name}" `
    const file = pictureFile(chapter, name)
    if (!existsSync(file)) return named
    if (figures.size === 1) return `${named}style="background-image:url(${urlOf(file, assets, address)})" `
    unscripted += `[data-picture=${name}]{background-image:url(${urlOf(file, assets, address, 0)})}`
    return named
  })
  return { body, unscripted }
}

function urlOf(file, assets, address, inline = inlineBytes) {
  const bytes = readFileSync(file)
  if (bytes.length <= inline) return `data:image/webp;base64,${bytes.toString('base64')}`
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8)
  const name = `${path.basename(file, '.webp')}-${hash}.webp`
  writeFileSync(path.join(assets, name), bytes)
  return address + name
}
