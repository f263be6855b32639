import { html } from '../html.ts';
import { layout } from './layout.ts';

interface Message {
  readonly title: string;
  readonly advice: string;
}

const MESSAGES: Record<number, Message> = {
  403: {
    title: 'Form not accepted',
    advice: 'This form was not sent from a current page of this console. Open the page again and repeat what you did.',
  },
  404: { title: 'Page not found', advice: 'There is no page at this address. Check it, or go on from the status page.' },
  413: { title: 'Too much was sent', advice: 'The form holds more than this console takes.' },
  503: { title: 'Not available right now', advice: 'The console can’t reach its database. Try again in a moment.' },
};
const BAD_REQUEST: Message = {
  title: 'Request not understood',
  advice: 'The browser sent something that this console does not understand.',
};
const DEFECT: Message = {
  title: 'Something went wrong',
  advice: 'An unexpected error occurred. Try again; if it stays, look up the request in the log of the console.',
};

/** What a browser shows for an error. `requestId` leads from the page to the log. */
export function errorPage(status: number, requestId: string): string {
  const { title, advice } = MESSAGES[status] ?? (status < 500 ? BAD_REQUEST : DEFECT);
  const content = html`
<p>${advice}</p>
<p class="hint">Error ${status}<br>Request <code>${requestId}</code></p>
<p><a class="button" href="/status">Go to the status page</a></p>`;
  return layout({ title, content, narrow: true });
}
