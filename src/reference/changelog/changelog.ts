import type { DescribedApi } from '../compatibility.ts';
import { announcements } from './announcements.ts';
import entries from './changes.json' with { type: 'json' };
import { surfaceOf } from './surface.ts';

/** What an entry says; those of changes.json are written by hand. */
export interface Entry {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly kind: 'added' | 'changed' | 'deprecated' | 'removed';
  /** One sentence for readers. */
  readonly text: string;
  /** Lines of the surface (surface.ts). An operation stands for all of its lines, a schema for all of its fields. */
  readonly changes: readonly string[];
}

/** An entry as it concerns one operation or schema. */
export interface Change extends Omit<Entry, 'changes'> {
  /** `GET /path`; undefined for shared schemas. */
  readonly operation?: string;
}

/** As in the file, newest first. */
export const written: readonly Entry[] = entries as readonly Entry[];

/** What was written, and what was announced as deprecated; newest first. */
export const changelog: readonly Entry[] = [...written, ...announcements].sort((a, b) => b.date.localeCompare(a.date));

/** Entries by operation, each once for each operation that it names. */
export const changes: readonly Change[] = changelog.flatMap(({ changes: lines, ...entry }) => {
  const operations = new Set(lines.flatMap((line) => /^[A-Z]+ \/\S*/.exec(line)?.[0] ?? []));
  return [...operations].map((operation) => ({ ...entry, operation }));
});

/** Lines by which two descriptions differ and that no entry names. */
export function unsaidChanges(baseline: DescribedApi, current: DescribedApi, said: readonly Entry[] = written): string[] {
  const [before, now] = [surfaceOf(baseline), surfaceOf(current)];
  // A new schema is used by a new field or operation, which is a line of its own.
  const isNew = (schema: string | undefined) => schema !== undefined && !before.has(schema);
  const added = [...now].filter((line) => !before.has(line) && !isNew(/^schema [^.]+/.exec(line)?.[0]));
  const removed = [...before].filter((line) => !now.has(line));
  const named = new Set(said.flatMap((entry) => entry.changes));
  const isSaid = (line: string) => [...ownersOf(line)].some((owner) => named.has(owner));
  return [...added, ...removed].filter((line) => !isSaid(line));
}

/** The line and what it is a part of: `POST /x request a.b = c` belongs to `POST /x request a.b`, `POST /x request a` and `POST /x`. */
function* ownersOf(line: string): Generator<string> {
  for (let end = line.length; end > 0; end = Math.max(...[' ', '.', '['].map((sign) => line.lastIndexOf(sign, end - 1)))) {
    yield line.slice(0, end);
  }
}

/** The part of CHANGELOG.md that is made from the entries. */
export function changelogMarkdown(said: readonly Entry[] = changelog): string {
  return said.map(({ date, kind, text }) => `- *${kind}* ${date}: ${text}`).join('\n');
}
