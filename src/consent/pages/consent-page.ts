import { html } from '../../http/html.ts';
import { AUTHORIZATION } from '../places.ts';
import type { Texts } from '../texts.ts';
import { layout } from './layout.ts';
import { who } from './who.ts';

export interface ConsentForm {
  readonly texts: Texts;
  readonly application: string;
  readonly organization: string;
  /** Where the customer goes afterwards. */
  readonly host: string;
  readonly query: string;
  /** Address of the page of what was allowed. */
  readonly account: string;
  readonly token: string;
  readonly customer: { readonly email: string; readonly name: string | null };
  readonly problem?: string;
}

export function consentPage(form: ConsentForm): string {
  const { texts, application, organization, query, token, customer, problem } = form;
  const content = html`
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<div class="card">
<p><strong>${texts('asks', { application })}</strong> <span class="soft">(${texts('ofOrganization', { organization })})</span></p>
<p>${texts('gets', { application })}</p>
<ul><li>${texts('getsLink')}</li><li>${texts('getsMember')}</li></ul>
<p class="soft">${texts('getsNot')} ${texts('goesTo', { host: form.host })}</p>
<form method="post" action="/oauth/decision?${query}" class="choices">
<input type="hidden" name="form_token" value="${token}">
<button class="primary" name="decision" value="allow">${texts('allow')}</button>
<button name="decision" value="deny">${texts('deny')}</button>
</form>
</div>
${who({ texts, signOut: `${AUTHORIZATION.signOut}?${query}`, token, customer })}
<p class="soft">${texts('takeBackLater')} <a class="line" href="${form.account}">${texts('account')}</a></p>`;
  return layout({ texts, title: texts('allowTitle'), content });
}
