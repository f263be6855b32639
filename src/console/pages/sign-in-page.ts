import { html } from '../html.ts';
import { layout } from './layout.ts';

export interface SignInForm {
  readonly formToken: string;
  readonly returnTo: string;
  /** What was typed before, so that only the password has to be typed again. */
  readonly email?: string;
  /** Why the form is shown again. */
  readonly problem?: string;
  /** Asks for a code too. */
  readonly secondFactor?: boolean;
}

export function signInPage({ formToken, returnTo, email = '', problem, secondFactor = false }: SignInForm): string {
  const content = html`
${problem !== undefined && html`<p class="problem" id="problem" role="alert">${problem}</p>`}
<form class="card form" method="post" action="/sign-in">
<input type="hidden" name="form_token" value="${formToken}">
<input type="hidden" name="return_to" value="${returnTo}">
<p class="field">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required
 value="${email}"${email === '' && html` autofocus`}${problem !== undefined && html` aria-describedby="problem"`}>
</p>
<p class="field">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${email !== '' && html` autofocus`}>
</p>
${
  secondFactor &&
  html`<p class="field">
<label for="code">Code</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="numeric">
</p>`
}
<button class="primary">Sign in</button>
</form>
<p class="hint">Cartwright printed an e-mail and a password for this console when it was first started. If you did not start it, ask the person who did.</p>`;
  return layout({ title: 'Sign in', content, narrow: true });
}
