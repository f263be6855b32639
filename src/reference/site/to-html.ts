import { type Html, html } from '../../http/html.ts';
import type { Block, Code, Tab, Table } from './document.ts';
import { highlight } from './highlight.ts';
import { inlineHtml, plainText } from './inline.ts';

export function toHtml(blocks: readonly Block[], from: string): Html {
  return html`${blocks.map((block) => blockHtml(block, from))}`;
}

function blockHtml(block: Block, from: string): Html {
  const inline = (text: string) => inlineHtml(text, from);
  switch (block.kind) {
    case 'heading': {
      const content = html`${inline(block.text)} <a class="anchor" href="#${block.id}" aria-label="Link to “${block.text}”">#</a>`;
      return block.level === 2 ? html`<h2 id="${block.id}">${content}</h2>` : html`<h3 id="${block.id}">${content}</h3>`;
    }
    case 'text':
      return html`<p>${inline(block.text)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inline(item)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'code':
      return codeHtml(block);
    case 'table':
      return tableHtml(block, from);
    case 'note':
      return html`<p class="note ${block.tone}" role="note">${inline(block.text)}</p>`;
    case 'endpoint':
      return html`<p class="endpoint"><span class="method ${block.method.toLowerCase()}">${block.method}</span> <code>${block.path}</code>
${block.marks.map((mark) => html`<span class="mark">${mark}</span>`)}</p>`;
    case 'tabs':
      return tabsHtml(block.label, block.operation, block.tabs);
    case 'diagram':
      return html`<figure class="diagram"><div tabindex="0" role="group" aria-label="${block.title}">${block.svg}</div><figcaption>${inline(block.text)}</figcaption></figure>`;
    case 'tryIt':
      return block.form;
  }
}

/** The script adds the button that copies: without it there would be nothing for it to do. */
function codeHtml({ language, text, title }: Code): Html {
  return html`<div class="code"><div class="code-head">${title ?? language}</div><pre tabindex="0"><code>${highlight(language, text)}</code></pre></div>`;
}

const LANGUAGE: Readonly<Record<string, string>> = { curl: 'bash' };

/** All samples are there; the script makes tabs of them. */
function tabsHtml(label: string, operation: string, tabs: readonly Tab[]): Html {
  return html`<div class="tabs" data-tabs="${label}" data-operation="${operation}">${tabs.map(
    ({ name, title, command, text }) =>
      html`<section class="tab" data-tab="${name}" data-title="${title}" aria-label="${title}"><h3>${title}</h3>
<div class="code"><div class="code-head">${command}</div><pre tabindex="0"><code>${highlight(LANGUAGE[name] ?? name, text)}</code></pre></div></section>`,
  )}</div>`;
}

/** Characters of a name or a date that a table does not break. */
const UNBROKEN = 26;

function tableHtml({ label, head, rows }: Table, from: string): Html {
  const names = head.map(plainText);
  const cells = (row: readonly string[]) =>
    row.map((cell, index) => {
      const said = plainText(cell);
      const isWord = said.length <= UNBROKEN && !said.includes(' ');
      return html`<td data-head="${names[index]}"${isWord ? html` class="word"` : ''}>${inlineHtml(cell, from)}</td>`;
    });
  return html`<div class="table"><table><caption class="for-readers">${label}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${inlineHtml(cell, from)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr${row.id === undefined ? '' : html` id="${row.id}"`}>${cells(row.cells)}</tr>`)}</tbody></table></div>`;
}
