import { startTransition, useEffect, useState } from 'react'
import { Router } from 'wouter'
import { appRoot } from '../training/app-root.ts'
import { App } from './App.tsx'
import { linksFrom } from './address.ts'

const base = () => new URL(appRoot).pathname.replace(/\/$/, '')

/** The page that is open, as a path below the app's root. */
export const pagePath = () => location.pathname.slice(base().length)

/**
 * The app at its place on the host. The first rendering repeats the page as it was rendered beforehand, without
 * knowledge of its host: links lead upwards, and settings in the address are not yet known.
 */
export function Site() {
  const [first, setFirst] = useState(true)
  useEffect(() => startTransition(() => setFirst(false)), [])
  return (
    <Router base={base()} ssrSearch="" {...(first ? { hrefs: linksFrom(pagePath(), base()) } : {})}>
      <App />
    </Router>
  )
}
