import type { Block, Page, Table } from './document.ts';
import { inlineMarkdown } from './inline.ts';

/** The page as Markdown; what only a browser can do is left out. */
export function toMarkdown({ path, title, summary, blocks }: Page): string {
  const parts = blocks.map((block) => blockMarkdown(block, path)).filter((part) => part !== '');
  return `${[`# ${title}`, inlineMarkdown(summary, path), ...parts].join('\n\n')}\n`;
}

function blockMarkdown(block: Block, from: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineMarkdown(block.text, from)}`;
    case 'text':
      return inlineMarkdown(block.text, from);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inlineMarkdown(item, from)}`).join('\n');
    case 'code':
      return fenced(block.language, block.text);
    case 'table':
      return tableMarkdown(block, from);
    case 'note':
      return `> ${inlineMarkdown(block.text, from)}`;
    case 'endpoint':
      return `\`${block.method} ${block.path}\`${block.marks.length > 0 ? ` (${block.marks.join(', ')})` : ''}`;
    case 'tabs':
      return block.tabs.map((tab) => `### ${tab.title}\n\n${fenced(tab.name, tab.text)}`).join('\n\n');
    case 'diagram':
      return block.text;
    case 'tryIt':
      return '';
  }
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language === 'curl' ? 'bash' : language}\n${text.replace(/\n$/, '')}\n\`\`\``;
}

function tableMarkdown({ head, rows }: Table, from: string): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => inlineMarkdown(cell, from).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(({ cells }) => line(cells))].join('\n');
}
