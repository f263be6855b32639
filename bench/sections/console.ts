import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT = join(ROOT, 'dist', 'web');

/** An entry of Vite's manifest: a source file and what it became. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

export interface PageWeight {
  readonly page: string;
  /** Bytes as Brotli sends them. */
  readonly script: number;
  readonly styles: number;
}

/** What a browser loads for the first page that it opens, texts in one language included; and the whole build. Builds it if it is stale. */
export async function weighConsole(): Promise<readonly PageWeight[]> {
  const build = "import('./scripts/build-web.mjs').then(({ buildWeb }) => buildWeb())";
  await promisify(execFile)(process.execPath, ['--eval', build], { cwd: ROOT });
  const manifest = JSON.parse(await readFile(join(BUILT, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const pages = Object.entries(manifest).filter(([name]) => /^src\/pages\/.*Page\.tsx$/.test(name));
  const weights = pages.map(([name]) => weigh(name.replace(/^src\/pages\/|\.tsx$/g, ''), filesOf(manifest, ['index.html', name])));
  return Promise.all([...weights, weigh('everything', Object.values(manifest))]);
}

/** The chunks that load with `roots`. */
function filesOf(manifest: Record<string, Chunk>, roots: readonly string[]): Chunk[] {
  const found = new Map<string, Chunk>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.set(name, manifest[name]!);
    for (const next of manifest[name]!.imports ?? []) visit(next);
  };
  for (const root of roots) visit(root);
  return [...found.values()];
}

async function weigh(page: string, chunks: readonly Chunk[]): Promise<PageWeight> {
  const bytes = async (files: Iterable<string>) => {
    const sizes = await Promise.all([...new Set(files)].map(compressedSize));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const scripts = chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'));
  return { page, script: await bytes(scripts), styles: await bytes(chunks.flatMap(({ css = [] }) => css)) };
}

/** Small files are not worth compressing and have no .br. */
async function compressedSize(file: string): Promise<number> {
  const compressed = await readFile(join(BUILT, `${file}.br`)).catch(() => readFile(join(BUILT, file)));
  return compressed.length;
}
