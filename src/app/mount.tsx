/** Puts the app into the page, or takes over what was rendered when the app was built. */
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { preloadPage } from './pages.ts'
import { pagePath, Site, writeInFull } from './Site.tsx'

writeInFull('link[rel~="icon"], link[rel="manifest"]')
const place = document.getElementById('root')!
const takesOver = place.hasChildNodes()
const site = (
  <StrictMode>
    <Site takesOver={takesOver} />
  </StrictMode>
)
// A page that was rendered when the app was built is taken over as it stands, once all that it shows is there.
if (takesOver) preloadPage(pagePath()).then(() => hydrateRoot(place, site))
else createRoot(place).render(site)
