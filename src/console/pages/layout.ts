import { type Html, html } from '../../http/html.ts';
import { STYLES_HREF } from '../assets.ts';

export interface Page {
  /** What the browser's tab says before the product's name; also the only `<h1>`. */
  readonly title: string;
  readonly content: Html;
  /** Narrow pages hold one form or one message. */
  readonly narrow?: boolean;
}

/** A cart's wheel. */
const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#1d7a50" stroke-width="3.5">' +
      '<circle cx="16" cy="16" r="13"/><path stroke-width="2.5" d="M16 3v26M3 16h26M6.8 6.8l18.4 18.4M25.2 6.8 6.8 25.2"/></svg>',
  );

const wheel = html`<svg class="wheel" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
  <circle cx="16" cy="16" r="13" /><path d="M16 3v26M3 16h26M6.8 6.8l18.4 18.4M25.2 6.8 6.8 25.2" /><circle class="hub" cx="16" cy="16" r="4" />
</svg>`;

/** The frame of every page. */
export function layout({ title, content, narrow = false }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} – Cartwright</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${STYLES_HREF}">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="bar">
<div class="bar-inner">
<a class="brand" href="/">${wheel}<span>Cartwright</span></a>
</div>
</header>
<main id="content" class="${narrow ? 'narrow' : 'wide'}">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}
