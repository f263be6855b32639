import { readFileSync } from 'node:fs';
import { type Block, code, heading, list, note, type Page, type Row, type SectionName, table, text } from './document.ts';

/** Pages that are written by hand, in the order of the navigation: `guides/<name>.md`, with `operations/…` as link targets. */
const WRITTEN: readonly { readonly file: string; readonly section: SectionName; readonly path: string }[] = [
  ...['overview', 'get-started', 'authentication', 'status'].map((name) => ({ file: name, section: 'start' as const, path: name })),
  ...[
    'delivery',
    'pickup',
    'last-mile',
    'dispatch',
    'account-linking',
    'post-checkout',
    'callbacks',
    'testing',
    'production',
    'moving-over',
  ].map((name) => ({ file: name, section: 'guides' as const, path: `guides/${name}` })),
  { file: 'service-options', section: 'concepts', path: 'concepts/service-options' },
  { file: 'glossary', section: 'concepts', path: 'glossary' },
];

export function guidePages(): Page[] {
  return WRITTEN.map(({ file, section, path }) => ({
    path,
    section,
    ...readGuide(readFileSync(new URL(`guides/${file}.md`, import.meta.url), 'utf8')),
  }));
}

/** The title, the first paragraph and what follows, of the Markdown that guides use: headings, paragraphs, lists, tables, code, quotes. */
export function readGuide(source: string): Pick<Page, 'title' | 'summary' | 'blocks'> {
  const [title, summary, ...blocks] = partsOf(source).map(blockOf);
  if (title?.kind !== 'heading' || summary?.kind !== 'text') throw new Error('A guide begins with a title and a paragraph.');
  return { title: title.text, summary: summary.text, blocks };
}

/** Paragraphs, apart from blank lines inside of code. */
function partsOf(source: string): string[] {
  const parts: string[] = [];
  for (const part of source.trim().split(/\n{2,}/)) {
    const last = parts.at(-1);
    const isInCode = last?.startsWith('```') && !last.endsWith('```');
    if (isInCode) parts[parts.length - 1] = `${last}\n\n${part}`;
    else parts.push(part);
  }
  return parts;
}

function blockOf(part: string): Block {
  const lines = part.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('```')) return code(first.slice(3), lines.slice(1, -1).join('\n'));
  if (first.startsWith('#')) return heading(first.replace(/^#+ /, ''), first.startsWith('### ') ? 3 : 2);
  if (first.startsWith('> ')) return note(lines.map((line) => line.replace(/^> ?/, '')).join(' '));
  if (first.startsWith('| ')) return tableOf(lines);
  if (/^(- |\d+\. )/.test(first)) return list(itemsOf(lines), /^\d/.test(first));
  return text(lines.join(' '));
}

/** A line that begins without a mark goes on the item before. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (/^(- |\d+\. )/.test(line)) items.push(line.replace(/^(- |\d+\. )/, ''));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items;
}

function tableOf([head = '', , ...rows]: readonly string[]): Block {
  const cells = (line: string) => line.slice(2, -2).split(' | ');
  return table(
    cells(head).join(', '),
    cells(head),
    rows.map((line): Row => ({ cells: cells(line) })),
  );
}
