import { cp } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ROOT } from './bootstrap.mjs';

const SOURCES = join(ROOT, 'src');
/** A package that comes as 373 modules. */
const BUNDLED = 'typebox';

/**
 * Writes the server as a few ES modules for Node 24, which load faster than its 600 sources do. Packages stay where npm puts them, but for
 * one, whose licence is put beside them.
 */
export async function bundleServer(folder) {
  // Not a static import: the Node that starts a script may be older than what Vite needs.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [ownAddresses()],
    ssr: { noExternal: [BUNDLED] },
    build: {
      ssr: 'src/main.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
    },
  });
  await cp(join(ROOT, 'node_modules', BUNDLED, 'license'), join(folder, `${BUNDLED}-license.txt`));
}

/** Each module keeps an address of its own, as if it lay where its source does: files are found beside it. */
function ownAddresses() {
  return {
    name: 'own-addresses',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(SOURCES) || !code.includes('import.meta.url')) return;
      const path = relative(SOURCES, id).split(sep).join('/').replace(/\.ts$/, '.js');
      return { code: code.replaceAll('import.meta.url', `new URL('./${path}', import.meta.url).href`), map: null };
    },
  };
}
