import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outside } from './nodes.ts';
import { ROOT, run } from './processes.ts';

export const FAULTS = ['missing-file', 'wrong-types'] as const;

/** Packs the package as `npm publish` would, with the fault planted, if any. */
export async function pack(folder: string, fault: string | undefined): Promise<{ file: string; kilobytes: number }> {
  const said = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, env: outside() });
  const name = /"filename":\s*"([^"]+)"/.exec(said)?.[1];
  if (name === undefined) throw new Error(`npm pack did not say what it made:\n${said}`);
  const file = join(folder, name);
  if (fault !== undefined) await plant(fault, file, folder);
  return { file, kilobytes: Math.round((await stat(file)).size / 1_000) };
}

async function plant(fault: string, file: string, folder: string): Promise<void> {
  const options = { cwd: folder, env: outside() };
  await run('tar', ['xzf', file], options);
  const at = (path: string) => join(folder, 'package', path);
  if (fault === 'missing-file') await rm(at('dist/storage/migrations/004-orders.sql'));
  else {
    const types = at('dist/library/client/generated/types.d.ts');
    const text = await readFile(types, 'utf8');
    const wrong = text.replace(/(export interface Order \{[^}]*?\n\s+status: )string/, '$1number');
    if (wrong === text) throw new Error('The fault could not be planted: `Order` has no `status: string`.');
    await writeFile(types, wrong);
  }
  await rename(file, `${file}.honest`);
  await run('tar', ['czf', file, 'package'], options);
}
