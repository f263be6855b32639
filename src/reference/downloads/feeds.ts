import { html } from '../../http/html.ts';
import { changelog, type Entry } from '../changelog/changelog.ts';

const TITLE = 'Cartwright changelog';
/** Entries have days, not times. */
const timeOf = (date: string) => `${date}T00:00:00Z`;
/** Stays the same as long as the entry says the same (RFC 4151). */
const idOf = ({ date, changes }: Entry) => `tag:cartwright.invalid,${date}:${encodeURIComponent(changes[0] ?? '')}`;

/** Atom (RFC 4287). `url` is where the console is. */
export function changelogAtom(url: string): string {
  const newest = changelog[0]?.date ?? '1970-01-01';
  const entries = changelog.map(
    (entry) => html`<entry><id>${idOf(entry)}</id><title>${entry.kind}: ${entry.text}</title><updated>${timeOf(entry.date)}</updated>
<link href="${url}/docs/changelog.html#${entry.date}"/><content type="text">${entry.changes.join('\n')}</content></entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${
    html`<feed xmlns="http://www.w3.org/2005/Atom"><id>${url}/docs/changelog.xml</id><title>${TITLE}</title><updated>${timeOf(newest)}</updated>
<author><name>Cartwright</name></author><link rel="self" href="${url}/docs/changelog.xml"/><link href="${url}/docs/changelog.html"/>
${entries}</feed>
`.text
  }`;
}

/** JSON Feed 1.1. */
export function changelogFeed(url: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: `${url}/docs/changelog.html`,
    feed_url: `${url}/docs/changelog.json`,
    items: changelog.map((entry) => ({
      id: idOf(entry),
      url: `${url}/docs/changelog.html#${entry.date}`,
      title: `${entry.kind}: ${entry.text}`,
      content_text: entry.changes.join('\n'),
      date_published: timeOf(entry.date),
      tags: [entry.kind],
    })),
  };
}
