import assert from 'node:assert/strict';
import type { Answer } from './client.ts';

/** Asserts a success and gives its body. */
export function ok<T>(answer: Answer<T>): T {
  assert.equal(answer.status, 200, answer.text.slice(0, 1_000));
  return answer.body;
}

/** The whole error envelope (contract/conventions.md §7); `key` null stands for an empty `meta`. */
export function refused(answer: Answer, status: number, code: number | null, key: string | null, message: string): void {
  assert.deepEqual(
    { status: answer.status, body: answer.body },
    { status, body: { error: { message, code }, meta: key === null ? {} : { key } } },
  );
}

/** A value of the request that is wrong: 400, code 1001. */
export function invalid(answer: Answer, key: string | null, message: string): void {
  refused(answer, 400, 1001, key, message);
}

/** Several wrong values: the 9999 form. The order of the entries does not matter. */
export function invalidTogether(answer: Answer, problems: Readonly<Record<string, string>>): void {
  assert.equal(answer.status, 400, answer.text.slice(0, 1_000));
  const { error, meta } = answer.body as { error: { message: string; code: number; errors: Entry[] }; meta: unknown };
  const byKey = (a: Entry, b: Entry) => (String(a.meta.key) < String(b.meta.key) ? -1 : 1);
  const entries = Object.entries(problems).map(([key, message]) => ({ error: { message, code: 1001 }, meta: { key } }));
  assert.deepEqual(
    { error: { ...error, errors: error.errors.toSorted(byKey) }, meta },
    { error: { message: 'There were issues with your request', code: 9999, errors: entries.toSorted(byKey) }, meta: {} },
  );
}
type Entry = { error: { message: string; code: number | null }; meta: { key?: string } };

/** The form of the token endpoints (contract/oauth.md §2). */
export function oauthRefused(answer: Answer, status: number, error: string, description: string): void {
  assert.deepEqual({ status: answer.status, body: answer.body }, { status, body: { error, error_description: description } });
}

/** The refusals that every operation below `/users/{user_id}` shares (contract/conventions.md §7.3). */
export const userNotFound = (answer: Answer) => invalid(answer, 'user_id', 'User Not Found');
export const userNotActive = (answer: Answer) => refused(answer, 403, null, null, 'User Not Active');
export const notFound = (answer: Answer) => refused(answer, 404, 4000, null, 'Resource not found');
export const tokenRefused = (answer: Answer) =>
  refused(answer, 401, 4001, 'Authorization', 'The access token is invalid, expired or revoked; request a new one');

export const BLANK = "can't be blank";
export const TAKEN = 'has already been taken';

/** `2026-05-06T18:00:00Z`. */
export const ISO_SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
