import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';

export const RedirectUrisSchema = Type.Array(RequiredText('URI, compared character by character.', 2_000), {
  maxItems: 20,
  description: 'Where customers may be sent back to: `https`, or `http` on localhost; no fragment (RFC 6749 §3.1.2).',
});

const LOCALHOST = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `https`, or `http` on localhost; no fragment and no credentials. */
export function isRedirectUri(text: string): boolean {
  // Printable ASCII without a backslash and an explicit `//`: nothing that a browser would read differently than we do.
  if (!/^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/i.test(text) || text.includes('#') || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || LOCALHOST.has(hostname);
}

/** Raises the entries that are no redirect URIs, and those given twice. */
export function checkRedirectUris(uris: readonly string[]): void {
  raiseAll(
    uris.flatMap((uri, index) => {
      const key = `redirect_uris[${index}]`;
      if (!isRedirectUri(uri)) return [new ApiError(errors.invalid, { key })];
      return uris.indexOf(uri) < index ? [new ApiError(errors.taken, { key })] : [];
    }),
  );
}
