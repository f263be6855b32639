import { html } from '../../http/html.ts';
import type { Texts } from '../texts.ts';
import { layout } from './layout.ts';

/** What a browser shows instead of a form. `requestId` leads from the page to the log. */
export function problemPage(texts: Texts, message: string, requestId: string): string {
  const content = html`<p>${message}</p>
<p class="soft"><code>${requestId}</code></p>`;
  return layout({ texts, title: texts('problem'), content });
}
