import { type Html, html } from '../../http/html.ts';
import type { Place } from '../places.ts';
import type { TextKey, Texts } from '../texts.ts';
import { layout } from './layout.ts';

export interface AccountForm {
  readonly texts: Texts;
  /** What the account is asked for. */
  readonly purpose: string;
  readonly place: Place;
  /** That of the visit, which the form carries on. */
  readonly query: string;
  readonly token: string;
  /** Whether customers can make accounts here. */
  readonly canSignUp: boolean;
  /** Whether they are made for them. */
  readonly hasTestAccounts: boolean;
  /** What was typed before, but for the password. */
  readonly email?: string;
  readonly name?: string;
  /** Why the form is shown again. */
  readonly problem?: string;
}

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 1_024;
export const LONGEST_NAME = 100;

export function signInPage(form: AccountForm): string {
  const { texts, place, query, canSignUp, hasTestAccounts } = form;
  const content = html`
<p>${form.purpose}</p>
${problemOf(form)}
<form class="card" method="post" action="${place.signIn}?${query}">
${hidden(form)}
${emailField(form)}
${passwordField(form, 'current-password')}
<button class="primary">${texts('signIn')}</button>
</form>
${canSignUp && html`<p class="soft">${link(texts, 'noAccount', 'signUp', `${place.signUp}?${query}`)}</p>`}
${hasTestAccounts && html`<p class="soft">${texts('testAccounts')}</p>`}`;
  return layout({ texts, title: texts('signIn'), content });
}

export function signUpPage(form: AccountForm): string {
  const { texts, place, query, name = '' } = form;
  const content = html`
<p>${form.purpose}</p>
${problemOf(form)}
<form class="card" method="post" action="${place.signUp}?${query}">
${hidden(form)}
<p><label for="name">${texts('name')}</label>
<input id="name" name="name" autocomplete="name" maxlength="${LONGEST_NAME}" required value="${name}"></p>
${emailField(form)}
${passwordField(form, 'new-password')}
<button class="primary">${texts('signUp')}</button>
</form>
<p class="soft">${link(texts, 'haveAccount', 'signIn', `${place.home}?${query}`)}</p>`;
  return layout({ texts, title: texts('signUp'), content });
}

const hidden = ({ token }: AccountForm) => html`<input type="hidden" name="form_token" value="${token}">`;
const problemOf = ({ problem }: AccountForm) => problem !== undefined && html`<p class="problem" id="problem" role="alert">${problem}</p>`;
const described = (problem: string | undefined) => problem !== undefined && html` aria-describedby="problem"`;

function emailField({ texts, email = '', problem }: AccountForm): Html {
  return html`<p><label for="email">${texts('email')}</label>
<input id="email" name="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required
 value="${email}"${described(problem)}></p>`;
}

function passwordField({ texts }: AccountForm, purpose: 'current-password' | 'new-password'): Html {
  const isNew = purpose === 'new-password';
  return html`<p><label for="password">${texts('password')}</label>
<input id="password" name="password" type="password" autocomplete="${purpose}" maxlength="${LONGEST_PASSWORD}" required${
    isNew && html` minlength="${SHORTEST_PASSWORD}" aria-describedby="password-hint"`
  }>
${isNew && html`<span class="soft" id="password-hint">${texts('passwordHint', { count: SHORTEST_PASSWORD })}</span>`}</p>`;
}

function link(texts: Texts, question: TextKey, answer: TextKey, href: string): Html {
  return html`${texts(question)} <a class="line" href="${href}">${texts(answer)}</a>`;
}
