/// <reference types="vitest/config" />
import mdx from '@mdx-js/rollup'
import react from '@vitejs/plugin-react'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { defineConfig } from 'vitest/config'
import { lastingNames } from './scripts/lasting-files.mjs'
import { staticHost } from './scripts/serve.mjs'

// Symbols of a formula carry their role (`\htmlClass{encoder}{W}`), so KaTeX must trust that one command.
const formulas = {
  strict: false,
  trust: ({ command }: { command: string }) => command === '\\htmlClass' || command === '\\htmlData',
}

export default defineConfig(({ command }) => ({
  // Where `worker/shipped.ts` finds the files of `public`.
  define: { SHIPPED: JSON.stringify(command === 'build' ? lastingNames() : {}) },
  plugins: [
    {
      enforce: 'pre',
      ...mdx({ remarkPlugins: [remarkMath], rehypePlugins: [[rehypeKatex, formulas]] }),
    },
    react({ include: /\.(tsx|mdx)$/ }),
    // The faces that formulas are set in come from `npm run fonts`.
    {
      name: 'formula-faces',
      enforce: 'pre',
      transform: (code, id) =>
        id.endsWith('katex.min.css') ? code.replace(/@font-face\{[^}]*\}/g, '') : undefined,
    },
    // A preview serves what was built as a host would: every page lies there as a file.
    {
      name: 'static-host',
      configurePreviewServer: ({ middlewares }) => {
        middlewares.use(staticHost())
      },
    },
  ],
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // 300 kB of the same notice; `licenses.md` has the text of the licence.
        comments: { legal: false },
        postBanner: ({ name }) =>
          name === 'import-worker'
            ? ''
            : '/*! Contains TensorFlow.js, © Google LLC, and long.js, © Daniel Wirtz, under the Apache License 2.0 (licenses.md). */',
        codeSplitting: {
          // With the backend that nearly everybody needs, in one piece.
          groups: [{ name: 'worker', test: /src[\\/]worker|tfjs-backend-wasm|wasm-files/ }],
        },
      },
    },
  },
  // Found late, behind dynamic imports; without this the development server reloads the page for each.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients.js',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      'comlink',
      'recharts',
    ],
  },
  // Relative, so that the build works in any folder of a host; one style sheet, so that pages are styled before any script.
  base: './',
  build: {
    target: 'es2022',
    cssCodeSplit: false,
    manifest: true,
    license: { fileName: 'licenses.md' },
    modulePreload: { polyfill: false },
    // The style sheet stands in every page: no files in it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What starts the worker comes alone and first; what most figures share comes in one piece.
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'shared', minShareCount: 24 },
          ],
        },
      },
    },
  },
  server: { port: 4173, strictPort: true },
  preview: { port: 4173, strictPort: true },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Tests train real models, on machines of any speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}))
