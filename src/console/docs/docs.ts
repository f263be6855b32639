import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import { acceptedEncoding } from '../web/accepted-encoding.ts';
import type { Encoding } from '../web/built-files.ts';

const compiled = import.meta.url.endsWith('.js');
/** Where `npm run docs` puts the reference: beside the compiled server, or in dist/ of a clone. */
export const DOCS_FOLDER = fileURLToPath(new URL(compiled ? '../../docs' : '../../../dist/docs', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const compressors: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

interface Served {
  readonly content: Buffer;
  readonly etag: string;
}

/**
 * Serves the reference under `/docs` to everybody. Files are read and compressed when they are first asked for and kept; a page may be
 * asked for without its `.html`. Without a built reference its addresses are 404.
 */
export function mountDocs(app: FastifyInstance, folder: string): void {
  const names = new Set(
    existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/')) : [],
  );
  const served = new Map<string, Promise<Served>>();
  const load = (name: string, encoding: Encoding | undefined) => {
    const key = `${encoding ?? ''} ${name}`;
    let found = served.get(key);
    if (found === undefined) {
      found = readServed(join(folder, name), encoding);
      served.set(key, found);
      // What could not be read is read again.
      found.catch(() => served.delete(key));
    }
    return found;
  };
  app.get('/docs', { config: { operation: 'console.docs' }, exposeHeadRoute: true }, (_request, reply) =>
    reply.redirect('/docs/index.html', 303),
  );
  app.get<{ Params: { '*': string } }>(
    '/docs/*',
    { config: { operation: 'console.docs' }, exposeHeadRoute: true },
    async (request, reply) => {
      const asked = request.params['*'] === '' ? 'index.html' : request.params['*'];
      const name = [asked, `${asked}.html`].find((one) => TYPES[extname(one)] !== undefined && names.has(one));
      if (name === undefined) throw new ApiError(errors.routeNotFound);
      const encoding = extname(name) === '.woff2' ? undefined : acceptedEncoding(request.headers['accept-encoding'], compressors);
      const { content, etag } = await load(name, encoding);
      reply.header('cache-control', 'no-cache').header('vary', 'accept-encoding').header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      if (encoding !== undefined) reply.header('content-encoding', encoding);
      return reply.type(TYPES[extname(name)]!).send(content);
    },
  );
}

async function readServed(file: string, encoding: Encoding | undefined): Promise<Served> {
  const plain = await readFile(file);
  const content = encoding === undefined ? plain : await compressors[encoding](plain);
  return { content, etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"` };
}
