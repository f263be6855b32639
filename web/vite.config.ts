import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { baseMap } from './build/base-map.ts';
import { compressed } from './build/compressed.ts';
import { pageTable } from './build/page-table.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The browser side of the console, built to dist/web/. `scripts/build-web.mjs` runs it when it is stale. */
export default defineConfig({
  root: path('.'),
  plugins: [react(), baseMap(), pageTable(), compressed()],
  resolve: {
    // The typed client trusts an authority by Node's own TLS; a browser has its own.
    alias: [{ find: /^\.\/fetch-trusting\.ts$/, replacement: path('src/api/fetch-trusting.ts') }],
  },
  build: {
    outDir: process.env.CARTWRIGHT_WEB_OUTPUT ?? path('../dist/web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2023',
    // The first that know light-dark() (2024); for older ones it would be rewritten to what only works below a `color-scheme` of its own sheet.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Policies forbid `data:` in fonts, and a page is cached better than its parts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
