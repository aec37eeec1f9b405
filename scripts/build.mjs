#!/usr/bin/env node
// npm run build
import { build } from './prepare.mjs'
import { main } from './project.mjs'

await main(build)
