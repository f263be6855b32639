import type { TextKey } from './texts.ts';

/** Pages that a customer goes about in with one sign-in, each with the query of the visit. */
export interface Place {
  /** What the sign-in leads to, and leads back to. */
  readonly home: string;
  readonly signIn: string;
  readonly signOut: string;
  /** Where customers can make accounts. */
  readonly signUp?: string;
  /** What the sign-in says that it is for. */
  readonly purpose: TextKey;
}

/** An application asks to be linked. */
export const AUTHORIZATION: Place = {
  home: '/oauth/authorize',
  signIn: '/oauth/sign-in',
  signUp: '/oauth/sign-up',
  signOut: '/oauth/sign-out',
  purpose: 'signInTo',
};

/** What a customer has allowed an organization's applications. Nobody without an account has. */
export const ACCOUNT: Place = {
  home: '/oauth/account',
  signIn: '/oauth/account/sign-in',
  signOut: '/oauth/account/sign-out',
  purpose: 'signInToAccount',
};
