/** `npm run docs`: builds the reference to dist/docs/ if it is missing or stale. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, ROOT } from './bootstrap.mjs';
import { buildFolder } from './build-folder.mjs';

/** From whatever the operations and their pages are made of. */
export function buildDocs() {
  return buildFolder({
    name: 'docs',
    title: 'the reference',
    patterns: [
      'src/{contract,http,fulfillment,callbacks,operations,reference}/**/*.{ts,md,json,yaml}',
      'web/docs/**/*.*',
      'package-lock.json',
      'package.json',
      'scripts/{docs.ts,build-docs.mjs,build-folder.mjs}',
    ],
    command: (folder) => [process.execPath, join(ROOT, 'scripts', 'docs.ts'), folder],
    environment: () => ({}),
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await prepare(import.meta.url);
  await buildDocs();
  console.log('dist/docs/ is up to date');
}
