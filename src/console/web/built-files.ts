import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Encoding = 'br' | 'gzip';

/** A file of the browser side as it is sent. */
export interface BuiltFile {
  readonly type: string;
  readonly content: Buffer;
  /** The same, compressed at build time, where that made it smaller. */
  readonly compressed: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/** A page that the browser side has; `guest` pages send whoever is signed in on, `open` ones need a session until the operator opens them, `second_factor` is where one that is required is set up, `customer` ones the link that leads to them. */
export interface PagePath {
  /** As Fastify writes it, `/orders/:order_id`. */
  readonly path: string;
  readonly access: 'session' | 'public' | 'guest' | 'open' | 'second_factor' | 'customer';
}

/** The built browser side, whole in memory: some megabytes. */
export interface BuiltWeb {
  /** By path below the root, `assets/index-….js`. */
  readonly files: ReadonlyMap<string, BuiltFile>;
  readonly pages: readonly PagePath[];
  /** index.html, with `%csp-nonce%` where the nonce goes. */
  readonly shell: string;
}

const compiled = import.meta.url.endsWith('.js');
/** Where the build is: beside the compiled server, or in dist/ of a clone. */
export const WEB_FOLDER = fileURLToPath(new URL(compiled ? '../../web' : '../../../dist/web', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const COMPRESSED: Readonly<Record<string, Encoding>> = { '.br': 'br', '.gz': 'gzip' };
/** What the server itself reads. */
const INTERNAL = new Set(['index.html', 'pages.json', 'manifest.json', 'sources.sha256']);

/** Reads what `scripts/build-web.mjs` built; undefined where nothing was built. Throws on a file of a kind that it cannot name. */
export function readBuiltWeb(folder: string): BuiltWeb | undefined {
  const shell = readIfThere(join(folder, 'index.html'))?.toString();
  if (shell === undefined) return undefined;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const files = new Map<string, BuiltFile>();
  for (const name of names) {
    if (INTERNAL.has(name) || extname(name) in COMPRESSED) continue;
    const type = TYPES[extname(name)];
    if (type === undefined)
      throw new Error(`${join(folder, name)}: files of this kind have no content type in src/console/web/built-files.ts.`);
    const compressed = Object.entries(COMPRESSED).flatMap(([ending, encoding]) => {
      const content = readIfThere(join(folder, name + ending));
      return content ? [[encoding, content]] : [];
    });
    files.set(name, { type, content: readFileSync(join(folder, name)), compressed: Object.fromEntries(compressed) });
  }
  const pages = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as PagePath[];
  return { files, pages, shell };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
