import { type Html, html } from '../../../http/html.ts';
import type { Operation } from '../../../operations/define.ts';

/**
 * A form that calls the operation on the reader's own development server by way of the console. Its script shows it to readers who are
 * signed in; undefined where the gateway lets nobody through, or the body is a file.
 */
export function tryItForm(operation: Operation): Html | undefined {
  const { access, body, download, example, method, path, server, upload } = operation;
  const isReachable = access !== null && access.credential !== 'api_key' && access.grants.includes('client_credentials');
  if (!isReachable || access.scope === 'cartwright:platform' || server === 'production' || upload || download) return undefined;
  const names = (schema: unknown) => Object.keys((schema as { properties?: object } | undefined)?.properties ?? {});
  const required = ((operation.query ?? {}) as { required?: string[] }).required ?? [];
  const field = (place: 'path' | 'query', name: string) => {
    const value = (example[place === 'path' ? 'params' : 'query'] as Record<string, unknown> | undefined)?.[name];
    const isGiven = place === 'path' || required.includes(name);
    return html`<label>${name} <small>${place}</small><input name="${place}:${name}" value="${isGiven && value !== undefined ? String(value) : ''}"${isGiven ? html` required` : ''} autocomplete="off"></label>`;
  };
  return html`<div class="try" data-try data-method="${method}" data-path="${path}">
<p class="try-guest"><a href="/sign-in" data-sign-in>Sign in</a> to the console to call this operation on your own development server.</p>
<form hidden aria-label="Try it">${names(operation.params).map((name) => field('path', name))}${names(operation.query).map((name) => field('query', name))}
${body ? html`<label>Body <small>JSON</small><textarea name="body" rows="10" spellcheck="false">${JSON.stringify(example.body ?? {}, null, 2)}</textarea></label>` : ''}
<button type="submit">Send to development</button></form>
<div class="try-answer" role="status" hidden></div></div>`;
}
