import type { Feed } from './entries.ts';

/** What XML 1.0 can't hold, or had better not (§2.2): control characters but tab and line ends, halves of pairs, non-characters. */
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const xml = (text: string) => text.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const tag = (name: string, text: string) => `<${name}>${xml(text)}</${name}>`;

/** RFC 4287. */
export function atom({ url, title, pageUrl, entries }: Feed, now: number): string {
  const items = entries.map(
    (entry) =>
      `<entry>${tag('id', entry.id)}${tag('title', entry.title)}<link href="${xml(entry.url)}"/>${tag('published', entry.published)}` +
      `${tag('updated', entry.updated)}<content type="text">${xml(entry.text)}</content></entry>`,
  );
  const updated = entries[0]?.updated ?? new Date(now).toISOString();
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${tag('id', url)}${tag('title', title)}` +
    `${tag('updated', updated)}<author><name>Cartwright</name></author><link rel="self" href="${xml(url)}"/><link href="${xml(pageUrl)}"/>` +
    `${items.join('')}</feed>\n`
  );
}

/** RSS 2.0. */
export function rss({ url, title, pageUrl, entries }: Feed): string {
  const items = entries.map(
    // A reader of RSS shows an item anew only under a new guid.
    (entry) =>
      `<item><guid isPermaLink="false">${xml(`${entry.id}/${entry.updated}`)}</guid>${tag('title', entry.title)}${tag('link', entry.url)}` +
      `${tag('pubDate', new Date(entry.updated).toUTCString())}${tag('description', entry.text)}</item>`,
  );
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${tag('title', title)}` +
    `${tag('link', pageUrl)}${tag('description', 'Incidents and maintenance of both servers')}` +
    `<atom:link rel="self" type="application/rss+xml" href="${xml(url)}"/>${items.join('')}</channel></rss>\n`
  );
}

/** JSON Feed 1.1. */
export function jsonFeed({ url, title, pageUrl, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: url,
    items: entries.map(({ id, title: name, text, url: link, published, updated }) => ({
      id,
      title: name,
      content_text: text,
      url: link,
      date_published: published,
      date_modified: updated,
    })),
  });
}
