import type { Locale } from '../../contract/locale.ts';
import { html } from './html.ts';
import type { Mail } from './mailer.ts';
import { type MailKind, type MailValues, mailTexts } from './texts.ts';

/** A mail as plain text and as simple HTML. `url` is where its link leads. */
export function composeMail(to: string, kind: MailKind, locale: Locale, values: MailValues, url: string): Mail {
  const { subject, lines, link } = mailTexts(locale)[kind];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: keyof MailValues) => oneLine(values[name] ?? ''));
  const paragraphs = lines.map(fill);
  return {
    to,
    subject: fill(subject),
    text: [...paragraphs, ...(link === undefined ? [] : [`${link}:\n${url}`])].join('\n\n'),
    html: html`<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${fill(subject)}</title><body>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}${link !== undefined && html`<p><a href="${url}">${link}</a></p>\n`}</body></html>`.text,
  };
}

/** Names come from people: they must not begin headers or lines of their own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
