import { html } from '../../mail/html.ts';
import type { Mail } from '../../mail/mailer.ts';
import type { IncidentAnswer, MaintenanceAnswer } from '../answers.ts';

interface Message {
  readonly type: string;
  readonly data: { readonly incident?: IncidentAnswer; readonly maintenance?: MaintenanceAnswer };
}

/** Where the links of mails lead: pages that ask once more, since readers of mail open links by themselves. */
const unsubscribeUrl = (consoleUrl: string, token: string) => `${consoleUrl}/status/unsubscribe?token=${token}`;
const confirmUrl = (consoleUrl: string, token: string) => `${consoleUrl}/status/confirm?token=${token}`;

/** The mail that tells a subscriber of a change; `body` is the JSON that a webhook would get. */
export function noticeMail(to: string, body: string, consoleUrl: string, token: string): Mail {
  const message = JSON.parse(body) as Message;
  const { title, lines } = contentOf(message);
  return mail(to, `[Status] ${title}`, lines, [
    { text: 'Status page', url: `${consoleUrl}/status` },
    { text: 'Unsubscribe', url: unsubscribeUrl(consoleUrl, token) },
  ]);
}

/** Asks the owner of an address whether they want the mails. */
export function confirmationMail(to: string, consoleUrl: string, token: string): Mail {
  return mail(
    to,
    'Confirm your subscription to the status page',
    ['Somebody asked for news of the status page at this address. Confirm it to get them; otherwise ignore this mail.'],
    [{ text: 'Confirm', url: confirmUrl(consoleUrl, token) }],
  );
}

function contentOf({ type, data: { incident, maintenance } }: Message): { title: string; lines: readonly string[] } {
  const change = type.split('.')[1]!.replace('_', ' ');
  if (incident) {
    const { title, impact, state, updates } = incident;
    return { title: `${title} (${change})`, lines: [`${state}, impact ${impact}`, updates[0]?.text ?? ''] };
  }
  if (maintenance) {
    const { title, text, starts_at, ends_at } = maintenance;
    return { title: `Maintenance ${change}: ${title}`, lines: [text, `${starts_at} to ${ends_at}`] };
  }
  throw new Error(`A notice of the type ${type} tells of nothing.`);
}

function mail(to: string, subject: string, lines: readonly string[], links: readonly { text: string; url: string }[]): Mail {
  const paragraphs = lines.filter((line) => line !== '');
  return {
    to,
    subject: subject.replace(/\s+/g, ' '),
    text: [...paragraphs, ...links.map(({ text, url }) => `${text}: ${url}`)].join('\n\n'),
    html: html`${paragraphs.map((line) => html`<p>${line}</p>`)}${links.map(({ text, url }) => html`<p><a href="${url}">${text}</a></p>`)}`
      .text,
  };
}
