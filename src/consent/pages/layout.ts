import { createHash } from 'node:crypto';
import { Html, html } from '../../http/html.ts';
import type { Texts } from '../texts.ts';
import { STYLES } from './styles.ts';

/** The only style that the pages have, by its digest (CSP level 3 §2.3.1). */
export const STYLES_SOURCE = `'sha256-${createHash('sha256').update(STYLES).digest('base64')}'`;

export interface Page {
  readonly texts: Texts;
  /** What the browser's tab says; also the only `<h1>`. */
  readonly title: string;
  readonly content: Html;
}

/** The frame of every page. Nothing in it comes from elsewhere, and nothing runs. */
export function layout({ texts, title, content }: Page): string {
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>${new Html(STYLES)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}
