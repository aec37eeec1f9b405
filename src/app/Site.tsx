import { useEffect, useState } from 'react'
import { Router } from 'wouter'
import { appRoot } from '../training/app-root.ts'
import { App } from './App.tsx'
import { linksFrom } from './address.ts'

const base = () => new URL(appRoot).pathname.replace(/\/$/, '')

/** The page that is open, as a path below the app's root. */
export const pagePath = () => location.pathname.slice(base().length)

const inFull = (href: string) => href
let written = inFull
const hrefs = (href: string) => written(href)

/** Addresses that are relative to the page would change their meaning with it. */
export function writeInFull(selector: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(selector)) {
    link.setAttribute('href', link.href)
  }
}

/**
 * The app at its place on the host.
 * @param takesOver the page was rendered beforehand: the first rendering repeats that, without knowledge of the host.
 *   Links are relative then, and settings in the address are not yet known.
 */
export function Site({ takesOver }: { readonly takesOver: boolean }) {
  useState(() => {
    if (takesOver) written = linksFrom(pagePath(), base())
  })
  useEffect(() => {
    written = inFull
    writeInFull('a[href^="."]')
  }, [])
  return (
    <Router base={base()} ssrSearch="" hrefs={hrefs}>
      <App />
    </Router>
  )
}
