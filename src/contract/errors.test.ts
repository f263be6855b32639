import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, type ErrorDefinition, errorEnvelope, errors } from './errors.ts';
import { LOCALES } from './locale.ts';
import { OAuthError, oauthErrors } from './oauth-errors.ts';
import { scenarioProblems } from './scenario-problems.ts';

/** Every message of contract/conventions.md §7.2 that an operation served so far can answer: status, message, code, key. */
const DOCUMENTED: readonly (readonly [status: number, message: string, code: number | null, key?: string])[] = [
  [400, 'User Not Found', 1001, 'user_id'],
  [403, 'User Not Active', null],
  [400, "can't be blank", 1001],
  [400, 'is not included in the list', 1001],
  [400, 'There were issues with your request', 9999],
  [404, 'Resource not found', 4000],
  [400, 'too_late', 1001],
  [400, 'The request could not be completed at this time, try again later.', 2003],
  [400, 'Could not find specified store.', 1001, 'location_code'],
  [400, 'Invalid items', 2000],
  [400, 'Some items are not deliverable', 1001],
  [400, 'Duplicate items were provided', 1001, 'items'],
  [400, 'Invalid zip code for alcohol', 1001, 'address.postal_code'],
  [400, 'Alcohol delivery not enabled for this store', 1001, 'items'],
  [400, 'User Not Linked', 1001, 'user_id'],
  [400, 'Linking token is invalid', 1001, 'linking_token'],
  [400, 'Validation failed: Common identities can only have one user per isolation context', 1001, 'linking_token'],
  [400, 'An account already exists with this email', 1001, 'email'],
  [400, 'Invalid email', 1001, 'email'],
  [400, 'Invalid phone number', 1001, 'phone'],
  [400, 'Invalid user_id', 1001, 'user_id'],
  [500, 'Sorry, an unexpected error occurred. Our team has been notified. Please try again later.', 5000],
];

/** Errors of the token endpoints (contract/oauth.md §2). */
const DOCUMENTED_OAUTH: readonly (readonly [status: number, error: string, description: string])[] = [
  [
    401,
    'invalid_client',
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  ],
  [400, 'invalid_grant', 'Assertion is not provided or invalid assertion provided for the grant_type.'],
  [403, 'unauthorized_client', 'You are not authorized to revoke this token'],
  [
    403,
    'query_params_forbidden',
    "Providing OAuth credentials as query parameters may cause them to be compromised. Please reach out to Instacart's security team and have the credentials rotated.",
  ],
];

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const catalogue: readonly (readonly [name: string, definition: ErrorDefinition])[] = Object.entries(errors);

test('every documented message is in the catalogue word for word, with its status, code and key', () => {
  for (const [status, message, code, key] of DOCUMENTED) {
    const known = catalogue.some(
      ([, one]) => one.text['en-US'] === message && one.status === status && one.code === code && (key === undefined || one.key === key),
    );
    assert.ok(known, `${status} ${message} ${code} ${key ?? ''}`);
  }
});

test('every documented error of the token endpoints is in their catalogue word for word', () => {
  for (const [status, error, description] of DOCUMENTED_OAUTH) {
    const known = Object.values(oauthErrors).some(
      (one) => one.status === status && one.error === error && one.description['en-US'] === description,
    );
    assert.ok(known, `${status} ${error}`);
  }
});

test('what is wrong with a scenario is told in the language of the request, to the last word', () => {
  const problem = { text: scenarioProblems.notForKind, values: { action: 'replace', kind: 'last_mile' } };
  const error = new ApiError(errors.scenarioInvalid, { values: { line: 3, path: 'steps[0] ', problem } });
  assert.equal(error.localizedMessage('en-US'), 'line 3: steps[0] replace is not for last_mile orders');
  assert.equal(error.localizedMessage('fr-CA'), "ligne 3 : steps[0] replace n'est pas pour les commandes last_mile");
});

test('every error has a text in every language, with the same placeholders', () => {
  for (const [name, definition] of catalogue) {
    const expected = placeholders(definition.text['en-US']);
    for (const locale of LOCALES) {
      const message = new ApiError(definition).localizedMessage(locale);
      assert.notEqual(message.trim(), '', `${name} ${locale}`);
      assert.deepEqual(placeholders(message), expected, `${name} ${locale}`);
    }
  }
  for (const [name, text] of Object.entries(scenarioProblems)) {
    assert.deepEqual(placeholders(text['fr-CA']), placeholders(text['en-US']), name);
  }
  for (const [name, definition] of Object.entries(oauthErrors)) {
    const expected = placeholders(definition.description['en-US']);
    for (const locale of LOCALES) {
      const message = new OAuthError(definition).body(locale).error_description;
      assert.notEqual(message.trim(), '', `${name} ${locale}`);
      assert.deepEqual(placeholders(message), expected, `${name} ${locale}`);
    }
  }
});

test('a placeholder is filled from the values of the request, in every language', () => {
  for (const [name, definition] of catalogue) {
    const values = Object.fromEntries(placeholders(definition.text['en-US']).map((mark) => [mark.slice(1, -1), 7]));
    for (const locale of LOCALES) {
      assert.deepEqual(placeholders(new ApiError(definition, { values }).localizedMessage(locale)), [], `${name} ${locale}`);
    }
  }
});

test('every status is a failure, and only errors of the server are 5000 and above', () => {
  for (const [name, { status, code }] of catalogue) {
    assert.ok(status >= 400 && status < 600, name);
    assert.equal(code !== null && code >= 5000 && code < 6000, status === 500, name);
  }
});

test('the envelope of an error without a key has an empty meta', () => {
  assert.deepEqual(errorEnvelope(new ApiError(errors.userNotActive), 'en-US'), {
    error: { message: 'User Not Active', code: null },
    meta: {},
  });
});
