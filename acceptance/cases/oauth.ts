import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/client.ts';
import { oauthRefused, ok, refused, tokenRefused } from '../support/expect.ts';
import { Retailer, requestToken } from '../support/retailer.ts';
import type { Application, Token } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const INVALID_CLIENT =
  'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.';
const IN_QUERY =
  "Providing OAuth credentials as query parameters may cause them to be compromised. Please reach out to Instacart's security team and have the credentials rotated.";
const NOT_YOURS = 'You are not authorized to revoke this token';
const TOKEN = '/v2/oauth/token';
const REVOKE = '/v2/oauth/token/revoke';

export function oauthCases({ client, target, demo, ca }: World): void {
  const { client_id, client_secret } = target;
  const credentials = { client_id, client_secret };
  const grant = { ...credentials, grant_type: 'client_credentials' };
  const form = 'application/x-www-form-urlencoded';
  const post = <T = unknown>(path: string, body: unknown) => client.send<T>({ method: 'POST', path, body });
  const newApplication = async (scopes = ['connect:fulfillment']) =>
    ok(await demo.post<Application>('/cartwright/v1/applications', { name: 'Acceptance', scopes }));
  const works = async (token: string) =>
    (await new Retailer(client, token).post('/v2/fulfillment/stores/delivery', { find_by: { postal_code: '94105' } })).status;

  test('a token has the documented five fields and lasts 24 hours', async () => {
    const token = ok(await requestToken(client, target, { scope: 'connect:fulfillment' }));
    assert.match(token.access_token, /^[\w-]{43}$/);
    assert.ok(Math.abs(token.created_at - Date.now() / 1000) < 60, 'created_at is epoch seconds');
    const { access_token, created_at, ...rest } = token;
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 86_400, scope: 'connect:fulfillment' });
  });

  test('no answer of the token endpoint may be cached', async () => {
    for (const scope of ['connect:fulfillment', 'nonsense']) {
      assert.equal((await requestToken(client, target, { scope })).headers['cache-control'], 'no-store', scope);
    }
  });

  test('without a scope the token has all scopes of the application', async () => {
    const scopes = ok(await requestToken(client, target)).scope.split(',');
    assert.ok(scopes.includes('connect:fulfillment') && scopes.includes('cartwright:manage'), scopes.join());
  });

  test('several scopes are asked for with commas', async () => {
    const token = ok(await requestToken(client, target, { scope: 'connect:fulfillment,cartwright:manage' }));
    assert.deepEqual(token.scope.split(',').toSorted(), ['cartwright:manage', 'connect:fulfillment']);
  });

  test('a wrong secret, an unknown client and missing credentials are 401 invalid_client', async () => {
    for (const wrong of [
      { client_secret: 'x' },
      { client_id: 'nobody' },
      { client_secret: undefined },
      { client_id: undefined },
      { client_id: '' },
    ]) {
      oauthRefused(await post(TOKEN, { ...grant, ...wrong }), 401, 'invalid_client', INVALID_CLIENT);
    }
    oauthRefused(await client.send({ method: 'POST', path: TOKEN }), 401, 'invalid_client', INVALID_CLIENT);
  });

  test('credentials in the query are 403 query_params_forbidden, for token and revoke', async () => {
    const query = new URLSearchParams(grant).toString();
    for (const path of [`${TOKEN}?${query}`, `${TOKEN}?client_secret=x`, `${REVOKE}?client_id=x&token=y`]) {
      oauthRefused(await client.send({ method: 'POST', path }), 403, 'query_params_forbidden', IN_QUERY);
    }
  });

  test('an unsupported grant type is 400 unsupported_grant_type, none is invalid_request', async () => {
    const text = 'The authorization grant type is not supported by the authorization server.';
    oauthRefused(await post(TOKEN, { ...grant, grant_type: 'password' }), 400, 'unsupported_grant_type', text);
    const answer = await post<{ error: string }>(TOKEN, credentials);
    assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request']);
  });

  test('a scope that is unknown or not configured is 400 invalid_scope', async () => {
    const text = 'The requested scope is invalid, unknown, or malformed.';
    oauthRefused(await requestToken(client, target, { scope: 'connect:everything' }), 400, 'invalid_scope', text);
    oauthRefused(await requestToken(client, target, { scope: 'connect:fulfillment,nonsense' }), 400, 'invalid_scope', text);
    oauthRefused(await requestToken(client, target, { scope: '__proto__' }), 400, 'invalid_scope', text);
    oauthRefused(await requestToken(client, await newApplication(), { scope: 'cartwright:manage' }), 400, 'invalid_scope', text);
  });

  test('a form-encoded body is taken, also when it declares JSON', async () => {
    const raw = new URLSearchParams({ ...grant, scope: 'connect:fulfillment' }).toString();
    for (const type of [form, `${form}; charset=utf-8`, 'application/json']) {
      const answer = await client.send<Token>({ method: 'POST', path: TOKEN, raw, headers: { 'content-type': type } });
      assert.equal(ok(answer).scope, 'connect:fulfillment', type);
    }
  });

  test('a body that is malformed or of wrong types is 400 invalid_request in the form of the token endpoints', async () => {
    for (const raw of ['{"client_id":', '[]', '{"client_id":{},"client_secret":[],"grant_type":1}', 'client_id=%00&client_secret=x']) {
      const answer = await client.send<{ error: string }>({ method: 'POST', path: TOKEN, raw });
      assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request'], raw);
    }
  });

  test('a token reaches only what its scope names', async () => {
    const fulfillment = demo.with({ token: ok(await requestToken(client, target, { scope: 'connect:fulfillment' })).access_token });
    const manage = demo.with({ token: ok(await requestToken(client, target, { scope: 'cartwright:manage' })).access_token });
    ok(await manage.get('/cartwright/v1/organization'));
    const without = (scope: string) => `The access token does not have the scope ${scope}`;
    refused(await fulfillment.get('/cartwright/v1/stores'), 403, null, null, without('cartwright:manage'));
    refused(await manage.post('/v2/fulfillment/users', {}), 403, null, null, without('connect:fulfillment'));
  });

  test('no token is 401 and so is a wrong one', async () => {
    const path = '/v2/fulfillment/users/x/orders/y';
    const missing = await client.send({ method: 'GET', path });
    refused(missing, 401, 4001, 'Authorization', 'The access token is missing; send the header Authorization: Bearer <token>');
    assert.match(String(missing.headers['www-authenticate']), /^Bearer/);
    for (const authorization of [
      'Bearer',
      'Bearer x',
      `Basic ${Buffer.from('a:b').toString('base64')}`,
      `Bearer ${'x'.repeat(600)}`,
      'Bearer a b',
    ]) {
      tokenRefused(await client.send({ method: 'GET', path, headers: { authorization } }));
    }
  });

  test('a token of the other server is 401', { skip: !target.other && 'no other server named' }, async () => {
    const other = new Client(target.other!.url, ca, 2);
    try {
      const { access_token } = ok(await requestToken(other, target.other!));
      tokenRefused(await demo.with({ token: access_token }).get('/cartwright/v1/organization'));
      tokenRefused(await demo.with({ client: other }).get('/cartwright/v1/organization'));
    } finally {
      other.close();
    }
  });

  test('a revoked token is 401, and revoking it again succeeds', async () => {
    const { access_token } = ok(await requestToken(client, target));
    assert.equal(await works(access_token), 200);
    assert.deepEqual(ok(await post(REVOKE, { ...credentials, token: access_token })), {});
    assert.equal(await works(access_token), 401);
    assert.deepEqual(ok(await post(REVOKE, { ...credentials, token: access_token })), {});
  });

  test('only the application that issued a token can revoke it: no other one, no clone, nobody with a wrong secret', async () => {
    const issuer = await newApplication();
    const clone = ok(await demo.post<Application>(`/cartwright/v1/applications/${issuer.client_id}/clone`, {}));
    const { access_token: token } = ok(await requestToken(client, issuer));
    for (const by of [credentials, clone, { ...issuer, client_secret: 'wrong' }]) {
      const answer = await post(REVOKE, { client_id: by.client_id, client_secret: by.client_secret, token });
      oauthRefused(answer, 403, 'unauthorized_client', NOT_YOURS);
    }
    assert.equal(await works(token), 200);
    ok(await post(REVOKE, { client_id: issuer.client_id, client_secret: issuer.client_secret, token }));
    assert.equal(await works(token), 401);
  });

  test('a disabled application gets no token, and its issued tokens stay valid', async () => {
    const application = await newApplication();
    const { access_token } = ok(await requestToken(client, application));
    ok(await demo.post(`/cartwright/v1/applications/${application.client_id}/disable`));
    const text = 'The application is not enabled to request an access token.';
    oauthRefused(await requestToken(client, application), 403, 'unauthorized_client', text);
    assert.equal(await works(access_token), 200);
    ok(await demo.post(`/cartwright/v1/applications/${application.client_id}/enable`));
    ok(await requestToken(client, application));
  });
}
