import type { Program } from './program.ts';
import type { SettingName } from './values.ts';

/** What a signed-in reader has, in the place of the environment variables; `run` makes ids repeat. */
export type OwnValues = Partial<Readonly<Record<SettingName | 'run', string>>>;

/** A language in which samples are written. */
export interface Language {
  readonly title: string;
  /** Of a program, from the operation's id. */
  fileName(operation: string): string;
  /** What to type to run a file, with trust in the local authority. */
  command(file: string): string;
  write(program: Program, values: OwnValues): string;
}

/** The lines that every program begins with, without comment signs. */
export function heading({ title, method, path, sunset, prints }: Program, command: string): string[] {
  return [
    `${title}: ${method} ${path}`,
    ...(prints === undefined ? ['Retired: answers 410.'] : []),
    ...(sunset === undefined ? [] : [`Deprecated: may be gone from ${sunset} on.`]),
    `Run it: ${command}`,
  ];
}
