import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { AIMS_HEADER } from './aims.ts';
import { table } from './table.ts';

const INTRODUCTION = `# What was measured

Written by \`npm run bench -- --report\`. Each chapter ends with its command, commit, time and machine, so that it can be measured again. What stands side by side was measured in one run, in alternating rounds, and is given as medians; ratios are medians of the rounds' ratios. Server, load, database and peers share the machine: trust ratios and processor time more than rates. Rate limits (counted, with a number that is not reached) and inspector are on unless said otherwise; peers are installed by the bench and are not dependencies.
`;
const MARK = /^<!-- chapter (\S+) -->$/m;
const AIMS = new RegExp(`^\\| *${AIMS_HEADER.join(' *\\| *')} *\\|\\n.*\\n((?:\\|.*(?:\\n|$))+)`, 'm');

/** The report, one chapter after the other; written anew after each, so that a run that is ended early leaves what it has. */
export class ReportFile {
  readonly #file: string;
  readonly #order: readonly string[];
  readonly #chapters = new Map<string, string>();

  /** Keeps the chapters that an earlier run left in the file, except those whose names `order` lacks. */
  constructor(file: string, order: readonly string[]) {
    this.#file = file;
    this.#order = order;
    const [, ...parts] = existsSync(file) ? readFileSync(file, 'utf8').split(MARK) : [''];
    for (let at = 0; at + 1 < parts.length; at += 2) this.#chapters.set(parts[at]!, parts[at + 1]!.trim());
  }

  /** `text` is Markdown that begins with a heading of the second level. */
  put(name: string, text: string): void {
    this.#chapters.set(name, text.trim());
    const known = this.#order.filter((one) => this.#chapters.has(one));
    const chapters = known.map((one) => `<!-- chapter ${one} -->\n\n${this.#chapters.get(one)!}\n`);
    writeFileSync(this.#file, [INTRODUCTION, this.#aims(known), ...chapters].join('\n'));
  }

  /** The rows of all chapters. */
  #aims(names: readonly string[]): string {
    const rows = names.flatMap((name) => (AIMS.exec(this.#chapters.get(name)!)?.[1] ?? '').split('\n').filter((line) => line !== ''));
    const cells = rows.map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    const missed = cells.filter((row) => row.at(-1) !== 'met').length;
    return `## Aims\n\n${rows.length} measured, ${rows.length - missed} met, ${missed} missed or not measured.\n\n${table(AIMS_HEADER, cells)}`;
  }
}
