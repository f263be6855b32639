import { type Html, html } from '../../http/html.ts';
import type { ConsentRow } from '../../storage/consent/consent.ts';
import type { Place } from '../places.ts';
import { dayIn, momentIn, type Texts } from '../texts.ts';
import { layout } from './layout.ts';
import { type Who, who } from './who.ts';

export interface AccountPage {
  readonly texts: Texts;
  readonly place: Place;
  readonly query: string;
  readonly organization: string;
  readonly token: string;
  readonly customer: Who['customer'];
  /** Epoch milliseconds; null: the account is not linked. */
  readonly linkedAt: number | null;
  readonly consents: readonly ConsentRow[];
  /** What was done. */
  readonly notice?: string;
  /** Why nothing was. */
  readonly problem?: string;
}

/** What a customer has allowed an organization's applications, each with the form that takes it back. */
export function accountPage(page: AccountPage): string {
  const { texts, place, query, organization, token, customer, linkedAt, consents, notice, problem } = page;
  const since = linkedAt === null ? '' : dayIn(texts.language, linkedAt);
  const content = html`
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
<p>${linkedAt === null ? texts('notLinked', { organization }) : texts('linkedSince', { organization, date: since })}</p>
${consents.length === 0 && html`<p>${texts('noConsents', { organization })}</p>`}
${consents.map((consent) => consentCard(page, consent))}
${consents.length === 0 && linkedAt !== null && linkCard(page)}
${consents.length > 1 && html`<p class="soft">${texts('oneLink', { organization })}</p>`}
${who({ texts, signOut: `${place.signOut}?${query}`, token, customer })}`;
  return layout({ texts, title: texts('account'), content });
}

function consentCard(page: AccountPage, consent: ConsentRow): Html {
  const { texts, organization } = page;
  const { language } = texts;
  const { client_id, name: application, status, allowed_at, tokens, tokens_until, code_until } = consent;
  const holds = tokens_until === null ? texts('holdsNone') : texts('holds', { count: tokens, time: momentIn(language, tokens_until) });
  return html`<section class="card">
<h2>${application}</h2>
<p class="soft">${texts('ofOrganization', { organization })}${status !== 'Enabled' && html`; ${texts('turnedOff')}`}</p>
<ul>
<li>${texts('allowedSince', { date: dayIn(language, allowed_at) })}</li>
<li>${holds}</li>
${code_until !== null && html`<li>${texts('holdsCode', { time: momentIn(language, code_until) })}</li>`}
</ul>
<p class="soft">${texts('ends', { application, organization })}</p>
${takeBackForm(page, html`<button name="application" value="${client_id}">${texts('takeBack', { application })}</button>`)}
</section>`;
}

/** The link without a consent that is known: all that may be left ends with it. */
function linkCard(page: AccountPage): Html {
  const { texts } = page;
  return html`<section class="card">
<p class="soft">${texts('endsLink')}</p>
${takeBackForm(page, html`<button name="link" value="end">${texts('endLink')}</button>`)}
</section>`;
}

function takeBackForm({ place, query, token }: AccountPage, button: Html): Html {
  return html`<form method="post" action="${place.home}/take-back?${query}">
<input type="hidden" name="form_token" value="${token}">
${button}
</form>`;
}
