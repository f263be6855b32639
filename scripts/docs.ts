/**
 * Writes the reference as static files: `node scripts/docs.ts FOLDER`. `npm run docs` does it where something changed.
 * Pages from the operations; script, styles and fonts from web/docs/ by Vite.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { operations } from '../src/operations/index.ts';
import { siteFiles } from '../src/reference/site/site.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to: node scripts/docs.ts FOLDER');

const source = (file: string) => fileURLToPath(new URL(`../web/docs/${file}`, import.meta.url));
await build({
  configFile: false,
  root: source('.'),
  base: './',
  publicDir: source('public'),
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { docs: source('docs.ts'), theme: source('theme.ts'), styles: source('docs.css') },
      output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name][extname]' },
    },
  },
});
for (const [name, text] of siteFiles(operations, { url: 'https://localhost:8443', version: packageJson.version })) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
