import { expect, test } from 'vitest'
import { isReadable } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { htmlOf, staticPages } from './static.tsx'

const written = chapters.filter(isReadable)

test.each(staticPages())('$path is made without a browser', async ({ path }) => {
  expect(typeof window).toBe('undefined')
  const html = await htmlOf(path)
  expect(html).toContain('<h1')
  expect(html).not.toContain('{{')
  // Readable before any script, everything in its place.
  expect(html).not.toMatch(/<script|<template|hidden="" id="S:/)
  // Readable anywhere: no link knows the host.
  expect(html).not.toMatch(/(href|src)="\/(?!\/)/)
})

test('static pages are told apart by title, and each names itself in the other language', () => {
  const pages = staticPages()
  expect(pages).toHaveLength(2 * (1 + written.length))
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length)
  for (const { alternates, path } of pages) {
    for (const other of Object.values(alternates)) expect(pages.map((page) => page.path)).toContain(other)
    expect(Object.values(alternates)).toContain(path)
  }
})

test('the contents list every chapter and the lab, and link those that are written', async () => {
  const html = await htmlOf('/pl/')
  for (const entry of chapters) expect(html).toContain(entry.title.pl)
  for (const { id } of written) expect(html).toContain(`href="../pl/${id}/"`)
  const unwritten = chapters.filter((entry) => !isReadable(entry))
  for (const { id } of unwritten) expect(html).not.toContain(`href="../pl/${id}/"`)
})

test('a page that does not exist says so and offers the cover', async () => {
  const html = await htmlOf('/en/no-such-page/')
  expect(html).toContain('There is no such page')
  expect(html).toContain('href="../../en/"')
})

test('backend and theme follow the reader from page to page, settings of figures do not', async () => {
  const html = await htmlOf('/en/no-such-page/', 'backend=wasm&theme=dark&train.loss=mse')
  expect(html).toContain('href="../../en/?backend=wasm&amp;theme=dark"')
})

test('the test language prints keys: no text of the shell is written into the code', async () => {
  const html = await htmlOf('/xx/no-such-page/')
  const texts = html
    .replace(/<(svg|style|script)[\s\S]*?<\/\1>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => /\p{L}{2}/u.test(text))
  const allowed = new Set(['EN', 'PL', 'English', 'Polski', ...chapters.map((entry) => entry.title.en)])
  const foreign = texts.filter((text) => !allowed.has(text) && !/^[\w-]+:[\w-]+$/.test(text))
  expect(foreign.filter((text) => !/\(app:inPreparation\)$/.test(text))).toEqual([])
})
