import './app/styles/global.css'
import { trainingClient } from './training/client.ts'
import { restoreTheme } from './ui/theme.ts'

restoreTheme()
// The browser looks for the reader's old place in the whole page; otherwise the first screen comes first.
const [opening] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
if (opening && opening.type !== 'navigate') document.documentElement.dataset.whole = ''
// Every page has figures: the worker starts while the page's own scripts are still on their way.
trainingClient().warmUp()
// Taken here, so that the browser keeps for the worker what it was told to fetch beforehand.
for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="fetch"]')) {
  fetch(href).catch(() => {})
}
void import('./app/mount.tsx')
