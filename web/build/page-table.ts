import type { Plugin } from 'vite';
import { pages } from '../src/app/pages.ts';

/** Writes pages.json, by which the server knows the paths of pages and which of them need a session. */
export function pageTable(): Plugin {
  const table = pages.map(({ path, access = 'session' }) => ({ path, access }));
  return {
    name: 'cartwright:page-table',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: `${JSON.stringify(table)}\n` });
    },
  };
}
