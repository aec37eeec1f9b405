import { useEffect } from 'react'
import { Router } from 'wouter'
import { appRoot } from '../training/app-root.ts'
import { App } from './App.tsx'
import { linksFrom } from './address.ts'

const base = () => new URL(appRoot).pathname.replace(/\/$/, '')

/** The page that is open, as a path below the app's root. */
export const pagePath = () => location.pathname.slice(base().length)

let links: ((href: string) => string) | undefined
const hrefs = (href: string) => {
  links ??= linksFrom(pagePath(), base())
  return links(href)
}

/**
 * The app at its place on the host. The first rendering repeats the page as it was rendered beforehand, without
 * knowledge of its host: links lead upwards, and settings in the address are not yet known. After it, addresses are
 * written in full, because those that are relative change their meaning with the page.
 */
export function Site() {
  useEffect(() => {
    links = (href) => href
    const relative = 'a[href^="."], link[rel~="icon"]'
    for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(relative)) {
      link.setAttribute('href', link.href)
    }
  }, [])
  return (
    <Router base={base()} ssrSearch="" hrefs={hrefs}>
      <App />
    </Router>
  )
}
