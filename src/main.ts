import './app/styles/global.css'
import { trainingClient } from './training/client.ts'
import { restoreTheme } from './ui/theme.ts'

restoreTheme()
// Every page has figures: the worker starts while the page's own scripts are still on their way.
trainingClient().warmUp()
void import('./app/mount.tsx')
