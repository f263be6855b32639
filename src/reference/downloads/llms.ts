import type { Page } from '../site/document.ts';
import { plainText } from '../site/inline.ts';
import { SECTIONS } from '../site/navigation.ts';

/** `llms.txt` (llmstxt.org): every page as Markdown, with a sentence each. */
export function llmsText(pages: readonly Page[]): string {
  const sections = [...Map.groupBy(pages, ({ section }) => section)].map(([section, listed]) => {
    const lines = listed.map(({ path, title, summary }) => `- [${title}](${path}.md): ${plainText(summary)}`);
    return `## ${SECTIONS[section]}\n\n${lines.join('\n')}`;
  });
  const heading =
    '# Cartwright\n\n> A self-hostable platform compatible with the Instacart Connect API v2: stores, time slots, orders and their fulfilment. Not affiliated with Instacart.\n\nMachine-readable: [OpenAPI 3.1](openapi.json), [AsyncAPI 3](asyncapi.json), [Postman collection](postman.json).';
  return `${[heading, ...sections].join('\n\n')}\n`;
}
