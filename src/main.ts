import './app/styles/global.css'
import { trainingClient } from './training/client.ts'

// Every page has figures: the worker starts while the page's own scripts are still on their way.
trainingClient().warmUp()
void import('./app/mount.tsx')
// Built pages have it as a script of its own, before anything is painted.
if (import.meta.env.DEV) void import('./app/first-paint.ts')
