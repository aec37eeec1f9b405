import './app/styles/global.css'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { preloadPage } from './app/pages.ts'
import { pagePath, Site } from './app/Site.tsx'
import { restoreTheme } from './ui/theme.ts'

restoreTheme()
const place = document.getElementById('root')!
const site = (
  <StrictMode>
    <Site />
  </StrictMode>
)
// A page that was rendered when the app was built is taken over as it stands, once all that it shows is there.
if (place.hasChildNodes()) preloadPage(pagePath()).then(() => hydrateRoot(place, site))
else createRoot(place).render(site)
