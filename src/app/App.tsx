import { useEffect } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import { isLanguage } from '../i18n/languages.ts'
import { startOffline } from '../offline/offline.ts'
import { lastingQuery } from '../ui/lasting-query.ts'
import { pathOf } from './address.ts'
import { recallChaptersRead, rememberedLanguage } from './memory.ts'
import { Page } from './Page.tsx'

/** The whole app: which page an address means. */
export function App() {
  useEffect(recallChaptersRead, [])
  useEffect(() => void startOffline(), [])
  useEffect(() => {
    // A new page starts at its top; the browser itself restores the place on Back. wouter tells of each push.
    const toTop = () => {
      window.scrollTo({ top: 0, behavior: 'instant' })
      document.getElementById('main')?.focus({ preventScroll: true })
    }
    addEventListener('pushState', toTop)
    return () => removeEventListener('pushState', toTop)
  }, [])
  return (
    <Switch>
      <Route path="/:language/:id?">
        {({ language, id }) =>
          isLanguage(language) ? (
            <Page language={language} {...(id ? { id } : {})} />
          ) : (
            <ToLanguage id={id ?? language ?? ''} />
          )
        }
      </Route>
      <Route path="/">
        <ToLanguage id="" />
      </Route>
      <Route>{() => <Deeper />}</Route>
    </Switch>
  )
}

/** Addresses have two parts at most; a deeper one is a page that does not exist. */
function Deeper() {
  const [path] = useLocation()
  const [, first] = path.split('/')
  const language = isLanguage(first) ? first : rememberedLanguage()
  return <Page language={language} id={path} />
}

/** An address without a language gets the reader's. */
function ToLanguage({ id }: { readonly id: string }) {
  const search = useSearch()
  const query = lastingQuery(search)
  return <Redirect to={pathOf(rememberedLanguage(), encodeURIComponent(id)) + query} replace />
}
