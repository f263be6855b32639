/** Scopes and grants. Source: contract/oauth.md §1; `cartwright:*` are ours. */

export const GRANTS = [
  'client_credentials',
  'fulfillment_user_assertion',
  'urn:ietf:params:oauth:grant-type:retailer-json-bearer',
  'authorization_code',
] as const;
export type Grant = (typeof GRANTS)[number];

/** Each scope with the grants whose tokens may carry it. */
export const SCOPES = {
  'connect:fulfillment': ['client_credentials'],
  'connect:post_checkout': ['client_credentials', 'fulfillment_user_assertion'],
  'connect:data_ingestion': ['client_credentials'],
  'connect:recommendations': ['client_credentials', 'fulfillment_user_assertion', 'urn:ietf:params:oauth:grant-type:retailer-json-bearer'],
  'Connect::Orders::RatingService': [
    'client_credentials',
    'fulfillment_user_assertion',
    'urn:ietf:params:oauth:grant-type:retailer-json-bearer',
  ],
  account_linking: ['authorization_code'],
  /** Management of one's own organization. */
  'cartwright:manage': ['client_credentials'],
  /** Management of the whole server: organizations. */
  'cartwright:platform': ['client_credentials'],
} as const satisfies Record<string, readonly Grant[]>;

export type Scope = keyof typeof SCOPES;

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}

/** The scopes that a token of the grant may carry. */
export function scopesOfGrant(grant: Grant): Scope[] {
  return (Object.keys(SCOPES) as Scope[]).filter((scope) => (SCOPES[scope] as readonly Grant[]).includes(grant));
}
