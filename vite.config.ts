/// <reference types="vitest/config" />
import mdx from '@mdx-js/rollup'
import react from '@vitejs/plugin-react'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { defineConfig } from 'vitest/config'

// Symbols of a formula carry their role (`\htmlClass{encoder}{W}`), so KaTeX must trust that one command.
const formulas = {
  strict: false,
  trust: ({ command }: { command: string }) => command === '\\htmlClass' || command === '\\htmlData',
}

export default defineConfig({
  plugins: [
    {
      enforce: 'pre',
      ...mdx({ remarkPlugins: [remarkMath], rehypePlugins: [[rehypeKatex, formulas]] }),
    },
    react({ include: /\.(tsx|mdx)$/ }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2022' },
  server: { port: 4173, strictPort: true },
  preview: { port: 4173, strictPort: true },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
  },
})
