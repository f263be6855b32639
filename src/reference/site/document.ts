import type { Html } from '../../http/html.ts';

/**
 * A page of the reference, written once and rendered as HTML and as Markdown. Texts may hold `code`, **bold** and [links](target); a
 * target is the path of a page (`operations/oauth.token#errors`), of a file of the site (`openapi.json`), or an address.
 */
export interface Page {
  /** Below the site's root, without an ending: `operations/oauth.token`. */
  readonly path: string;
  readonly title: string;
  /** What the navigation calls it, where its title is long. */
  readonly short?: string;
  /** One sentence. */
  readonly summary: string;
  readonly section: SectionName;
  /** Heading of the navigation under which the page stands, within its section. */
  readonly group?: string;
  readonly blocks: readonly Block[];
  /** Words by which the search finds it besides its text: ids, paths. */
  readonly keywords?: readonly string[];
}

export type SectionName = 'start' | 'guides' | 'concepts' | 'operations' | 'callbacks' | 'errors' | 'changes';

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | Code
  | Table
  | { readonly kind: 'note'; readonly tone: 'note' | 'warning'; readonly text: string }
  | { readonly kind: 'endpoint'; readonly method: string; readonly path: string; readonly marks: readonly string[] }
  | { readonly kind: 'tabs'; readonly label: string; readonly operation: string; readonly tabs: readonly Tab[] }
  | { readonly kind: 'diagram'; readonly title: string; readonly svg: Html; readonly text: string }
  | { readonly kind: 'tryIt'; readonly form: Html };

export interface Code {
  readonly kind: 'code';
  readonly language: string;
  readonly text: string;
  readonly title?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** Fragment by which the row is linked to. */
  readonly id?: string;
  readonly cells: readonly string[];
}

export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly command: string;
  readonly text: string;
}

export const text = (content: string): Block => ({ kind: 'text', text: content });
export const heading = (content: string, level: 2 | 3 = 2, id = slug(content)): Block => ({ kind: 'heading', level, text: content, id });
export const list = (items: readonly string[], ordered = false): Block => ({ kind: 'list', ordered, items });
export const code = (language: string, content: string, title?: string): Code => ({
  kind: 'code',
  language,
  text: content,
  ...(title === undefined ? {} : { title }),
});
export const table = (label: string, head: readonly string[], rows: readonly Row[]): Table => ({ kind: 'table', label, head, rows });
export const note = (content: string, tone: 'note' | 'warning' = 'note'): Block => ({ kind: 'note', tone, text: content });

export const json = (value: unknown, title?: string): Code => code('json', JSON.stringify(value, null, 2), title);

/** `Request body` → `request-body`. */
export function slug(content: string): string {
  return content
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^-|-$/g, '');
}
