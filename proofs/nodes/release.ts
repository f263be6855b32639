import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../support/process.ts';

/** A release that can become the next one where it lies: sources of its own, and all else the repository's. */
export async function copyRelease(folder: string): Promise<string> {
  await mkdir(folder);
  for (const name of await readdir(REPOSITORY)) {
    if (name === '.git' || name === 'src') continue;
    await symlink(join(REPOSITORY, name), join(folder, name));
  }
  await cp(join(REPOSITORY, 'src'), join(folder, 'src'), { recursive: true, filter: (source) => !source.endsWith('.test.ts') });
  return folder;
}

/** `cw.` stands for the schema. */
export async function addMigration(release: string, file: string, sql: string): Promise<void> {
  await writeFile(join(release, 'src', 'storage', 'migrations', file), `${sql}\n`);
}
