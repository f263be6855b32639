import MiniSearch from 'minisearch';
import type { Block, Page } from './document.ts';
import { plainText } from './inline.ts';

/** What the search knows of a page; `web/docs/search.ts` reads the index with the same options. */
export const SEARCH_OPTIONS = { fields: ['title', 'names', 'text'], storeFields: ['title', 'place'], idField: 'path' } as const;

/** The index as JSON text. */
export function searchIndex(pages: readonly Page[], placeOf: (page: Page) => string): string {
  const index = new MiniSearch({ ...SEARCH_OPTIONS, fields: [...SEARCH_OPTIONS.fields], storeFields: [...SEARCH_OPTIONS.storeFields] });
  index.addAll(
    pages.map((page) => ({
      path: page.path,
      title: page.title,
      place: placeOf(page),
      names: [...(page.keywords ?? []), ...page.blocks.flatMap(namesIn)].join(' '),
      text: [plainText(page.summary), ...page.blocks.map(textOf)].join(' '),
    })),
  );
  return JSON.stringify(index);
}

/** First cells of tables: fields, parameters, errors. */
function namesIn(block: Block): string[] {
  return block.kind === 'table' ? block.rows.map(({ cells }) => plainText(cells[0] ?? '')) : [];
}

/** What a reader may look for; samples and examples would drown the rest. */
function textOf(block: Block): string {
  if (block.kind === 'heading' || block.kind === 'text' || block.kind === 'note') return plainText(block.text);
  if (block.kind === 'list') return block.items.map(plainText).join(' ');
  return block.kind === 'table' ? block.rows.map(({ cells }) => cells.slice(1).map(plainText).join(' ')).join(' ') : '';
}
