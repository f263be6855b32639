import { type Html, type HtmlValue, html } from '../../http/html.ts';

/** A stretch of a text. */
export type Span =
  | { readonly kind: 'plain' | 'code' | 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

const MARKS = /`([^`]+)`|\*\*([^*]+)\*\*|\[((?:`[^`]*`|[^\]`])+)\]\(([^)\s]+)\)/g;

export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) spans.push({ kind: 'plain', text: text.slice(end, match.index) });
    const [, code, bold, label, target] = match;
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (bold !== undefined) spans.push({ kind: 'bold', text: bold });
    else spans.push({ kind: 'link', text: label!, target: target! });
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: 'plain', text: text.slice(end) });
  return spans;
}

/** `from` is the path of the page that the text stands on. */
export function inlineHtml(text: string, from: string): Html {
  const spans = spansOf(text).map((span): HtmlValue => {
    if (span.kind === 'code') return html`<code>${span.text}</code>`;
    if (span.kind === 'bold') return html`<strong>${span.text}</strong>`;
    if (span.kind === 'link') return html`<a href="${hrefOf(span.target, from, 'html')}">${inlineHtml(span.text, from)}</a>`;
    return span.text;
  });
  return html`${spans}`;
}

/** The text as Markdown, its links leading to the Markdown of their pages. */
export function inlineMarkdown(text: string, from: string): string {
  return spansOf(text)
    .map((span) => {
      if (span.kind === 'code') return `\`${span.text}\``;
      if (span.kind === 'bold') return `**${span.text}**`;
      return span.kind === 'link' ? `[${span.text}](${hrefOf(span.target, from, 'md')})` : span.text;
    })
    .join('');
}

export function plainText(text: string): string {
  return spansOf(text)
    .map((span) => (span.kind === 'link' ? plainText(span.text) : span.text))
    .join('');
}

const FILE = /\.(json|yaml|txt|xml|md|html|css|js|svg)$/;

/** A reference from one page to another that holds wherever the site lies; addresses and fragments stay. */
export function hrefOf(target: string, from: string, ending: 'html' | 'md'): string {
  if (/^[a-z]+:|^#|^\//.test(target)) return target;
  const [path = '', fragment] = target.split('#');
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up}${FILE.test(path) ? path : `${path}.${ending}`}${fragment === undefined ? '' : `#${fragment}`}`;
}
