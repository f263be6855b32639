import { html } from '../../http/html.ts';
import type { Page } from './document.ts';
import { hrefOf, inlineHtml, plainText } from './inline.ts';
import { type Navigation, navigationHtml, placeOf } from './navigation.ts';
import { toHtml } from './to-html.ts';

const wheel = html`<svg class="wheel" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="13"/><path d="M16 3v26M3 16h26M6.8 6.8l18.4 18.4M25.2 6.8 6.8 25.2"/><circle class="hub" cx="16" cy="16" r="4"/></svg>`;

/** The whole HTML of a page. Without its script it is complete, apart from the search and the calls. */
export function renderPage(page: Page, navigation: Navigation): string {
  const { path, title, summary, blocks } = page;
  const to = (target: string) => hrefOf(target, path, 'html');
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 2);
  return html`<!doctype html>
<html lang="en" data-root="${to('index.html').replace(/index\.html$/, '') || './'}">
<head>
<meta charset="utf-8">
<title>${title} – Cartwright reference</title>
<meta name="description" content="${plainText(summary)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
<link rel="alternate" type="text/markdown" href="${hrefOf(path, path, 'md')}">
<link rel="alternate" type="application/atom+xml" title="Changelog" href="${to('changelog.xml')}">
<link rel="stylesheet" href="${to('assets/styles.css')}">
<script src="${to('assets/theme.js')}"></script>
<script type="module" src="${to('assets/docs.js')}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="bar"><a class="brand" href="${to('index.html')}">${wheel}Cartwright <span>Reference</span></a>
<div class="bar-end" id="bar-end"></div></header>
<div class="frame">
${navigationHtml(navigation, page)}
<main id="content" tabindex="-1">
<p class="place">${placeOf(page)}</p>
<h1>${title}</h1>
<p class="lead">${inlineHtml(summary, path)}</p>
${toHtml(blocks, path)}
<footer><a href="${hrefOf(path, path, 'md')}">This page as Markdown</a></footer>
</main>
${
  headings.length < 2
    ? ''
    : html`<nav class="toc" aria-label="On this page"><h2>On this page</h2><ul>${headings.map((block) =>
        block.kind === 'heading' ? html`<li><a href="#${block.id}">${plainText(block.text)}</a></li>` : '',
      )}</ul></nav>`
}
</div>
</body>
</html>
`.text;
}
