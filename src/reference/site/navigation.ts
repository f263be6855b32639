import { type Html, html } from '../../http/html.ts';
import type { Page, SectionName } from './document.ts';
import { hrefOf } from './inline.ts';

export const SECTIONS: Readonly<Record<SectionName, string>> = {
  start: 'Start',
  guides: 'Guides',
  concepts: 'Concepts',
  operations: 'Operations',
  callbacks: 'Callbacks',
  errors: 'Errors',
  changes: 'Changes',
};

/** Pages by section and group, in the order in which they came. */
export type Navigation = ReadonlyMap<SectionName, ReadonlyMap<string, readonly Page[]>>;

export function navigationOf(pages: readonly Page[]): Navigation {
  const sections = Map.groupBy(pages, ({ section }) => section);
  const names = Object.keys(SECTIONS) as SectionName[];
  return new Map(names.map((name) => [name, Map.groupBy(sections.get(name) ?? [], ({ group = '' }) => group)]));
}

/** The list at the side. A group shows its pages where the reader is, and leads to its first page elsewhere: the whole would outweigh the text. */
export function navigationHtml(navigation: Navigation, current: Page): Html {
  return html`<nav class="side" id="side" aria-label="Pages">${[...navigation].map(
    ([name, groups]) =>
      html`<h2>${SECTIONS[name]}</h2><ul>${[...groups].map(([group, pages]) =>
        group === '' ? pages.map((page) => entry(page, current)) : groupEntry(group, pages, current),
      )}</ul>`,
  )}</nav>`;
}

function groupEntry(group: string, pages: readonly Page[], current: Page): Html {
  const isHere = current.section === pages[0]!.section && current.group === group;
  if (!isHere) return html`<li><a href="${hrefOf(pages[0]!.path, current.path, 'html')}">${group}</a></li>`;
  return html`<li class="open"><span>${group}</span><ul>${pages.map((page) => entry(page, current))}</ul></li>`;
}

function entry(page: Page, current: Page): Html {
  const here = page.path === current.path ? html` aria-current="page"` : '';
  return html`<li><a href="${hrefOf(page.path, current.path, 'html')}"${here}>${page.short ?? page.title}</a></li>`;
}

/** Where a page stands, for the line above its title. */
export function placeOf({ section, group }: Page): string {
  return group === undefined ? SECTIONS[section] : `${SECTIONS[section]} · ${group}`;
}
