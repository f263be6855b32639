import { type Html, html } from '../../http/html.ts';
import type { Texts } from '../texts.ts';

export interface Who {
  readonly texts: Texts;
  /** Where the form leads that ends the session. */
  readonly signOut: string;
  readonly token: string;
  readonly customer: { readonly email: string; readonly name: string | null };
}

/** Who is signed in, and the way to another account. */
export function who({ texts, signOut, token, customer }: Who): Html {
  return html`<form class="who" method="post" action="${signOut}">
<p class="soft">${texts('signedInAs')} ${customer.name ?? customer.email}</p>
<input type="hidden" name="form_token" value="${token}">
<button class="plain">${texts('notYou')}</button>
</form>`;
}
