import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Type } from '../../contract/schema.ts';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { type Access, defineOperation } from '../define.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { ownerFilter } from '../tenant.ts';
import { ec, hmacJwt, jwt, rsa, type Signer, unsignedJwt } from './jwt.fixture.ts';

const USER_GRANTS: Access = {
  scope: 'connect:post_checkout',
  grants: ['client_credentials', 'fulfillment_user_assertion'],
  banner: 'none',
};
const Reach = Type.Object({ reaches: Type.String() });
const probe = {
  title: 'Probe',
  access: USER_GRANTS,
  response: Reach,
  errors: [],
  writes: 'none',
  example: { response: {} },
} as const;
/** What operations for user tokens look like: the user in the path, in the body, or found by another id. */
const PROBES = [
  defineOperation({
    ...probe,
    id: 'probe.path',
    method: 'GET',
    path: '/probe/users/{user_id}',
    params: Type.Object({ user_id: Type.String() }),
    handle: ({ tenant }) => ({ reaches: ownerFilter(tenant) ?? 'all' }),
  }),
  defineOperation({
    ...probe,
    id: 'probe.body',
    method: 'POST',
    path: '/probe/users',
    body: Type.Object({ user_id: Type.Optional(Type.String()) }),
    handle: ({ tenant }) => ({ reaches: ownerFilter(tenant) ?? 'all' }),
  }),
];

const expireCodes = statement<[at: Date]>('', 'update cw.authorization_codes set expires_at = $1');
const expireToken = statement<[hash: Buffer]>('', `update cw.tokens set expires_at = '2020-01-01' where hash = $1`);

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:retailer-json-bearer';
const AUDIENCE = 'https://localhost:8443/v2/oauth/token';
const REDIRECT = 'https://example.org';
const INVALID_GRANT = {
  error: 'invalid_grant',
  error_description: 'Assertion is not provided or invalid assertion provided for the grant_type.',
};
const plain = (userId: string) => Buffer.from(JSON.stringify({ user_id: userId })).toString('base64');
const single = (status: number, message: string, code: number | null, key?: string) => ({
  status,
  body: { error: { message, code }, meta: key === undefined ? {} : { key } },
});
const USER_NOT_FOUND = single(400, 'User Not Found', 1001, 'user_id');
const RSA = rsa();
const EC = ec();

for (const engineName of ENGINES) {
  describe(`OAuth on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let count = 0;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, [...operations, ...PROBES]);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    /** An organization whose application has a secret, with one user, `ada`. */
    async function shop() {
      const { organizationId, token: bearer } = await world.organization(`shop-${++count}`);
      const scopes = ['connect:fulfillment', 'connect:post_checkout', 'account_linking', 'connect:recommendations'];
      const { body } = await world.call(bearer, 'POST', '/applications', { name: 'Shop', scopes });
      const client = { client_id: body.client_id as string, client_secret: body.client_secret as string };
      const request = async (fields: object) => {
        const { status, body } = await world.send('POST', '/v2/oauth/token', { ...client, ...fields });
        return { status, body };
      };
      const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, token = bearer) => {
        const answer = await world.send(method, path, body, { authorization: `Bearer ${token}` });
        return { status: answer.status, body: answer.body };
      };
      /** The bearer token of the application itself, since codes are bound to it. */
      const own = (await request({ grant_type: 'client_credentials', scope: 'connect:fulfillment' })).body.access_token as string;
      await send('POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' });
      const customer = async (email = 'kamal@example.com', more: object = {}) => {
        const fields = { email, phone: '8005550101', password: 'secret', ...more };
        return (await send('POST', '/v2/fulfillment_sandbox/instacart_users', fields)).body.id as number;
      };
      const authorize = (id: number | string, fields: object = {}) =>
        send(
          'POST',
          `/v2/fulfillment_sandbox/instacart_users/${id}/authorize`,
          { redirect_uri: REDIRECT, scope: 'openid account_linking', ...fields },
          own,
        );
      const redeem = (code: string, fields: object = {}) =>
        request({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...fields });
      const manage = (method: 'POST' | 'GET' | 'DELETE' | 'PATCH', path: string, body?: object) =>
        world.call(bearer, method, `/applications/${client.client_id}${path}`, body);
      const claims = (more: object = {}) => {
        const now = Math.floor(Date.now() / 1000);
        return { sub: 'ada', iss: client.client_id, aud: AUDIENCE, iat: now, exp: now + 120, ...more };
      };
      const linkingToken = async (id: number) => (await redeem((await authorize(id)).body.code)).body.access_token as string;
      const link = (userId: string, token: unknown) => send('POST', `/v2/fulfillment/users/${userId}/link`, { linking_token: token });
      return { organizationId, bearer, own, client, request, send, customer, authorize, redeem, manage, claims, linkingToken, link };
    }
    type Shop = Awaited<ReturnType<typeof shop>>;

    async function withKeys(signers: Record<string, Signer>): Promise<Shop> {
      const made = await shop();
      for (const [key_id, { jwk }] of Object.entries(signers)) {
        assert.equal((await made.manage('POST', '/keys', { key_id, jwk })).status, 200);
      }
      return made;
    }

    test('discovery is not offered', async () => {
      const answer = await world.send('GET', '/.well-known/oauth-authorization-server');
      assert.deepEqual([answer.status, answer.body.error.message], [404, 'Resource not found']);
    });

    test("the documented assertion gives a token that reaches its user's data only", async () => {
      const { request, send, bearer } = await shop();
      await send('POST', '/v2/fulfillment/users', { user_id: 'bob', first_name: 'Bob' });
      const issued = await request({ grant_type: 'fulfillment_user_assertion', assertion: plain('ada'), scope: 'connect:post_checkout' });
      assert.equal(issued.status, 200);
      const { access_token: token, created_at, ...rest } = issued.body;
      assert.match(token, /^[\w-]{43}$/);
      assert.equal(Number.isInteger(created_at), true);
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 86_400, scope: 'connect:post_checkout' });

      assert.deepEqual((await send('GET', '/probe/users/ada', undefined, token)).body, { reaches: 'ada' });
      assert.deepEqual((await send('POST', '/probe/users', { user_id: 'ada' }, token)).body, { reaches: 'ada' });
      assert.deepEqual((await send('POST', '/probe/users', {}, token)).body, { reaches: 'ada' });
      for (const other of ['bob', 'nobody', 'Ada', 'ada%20', 'ada%2F']) {
        assert.deepEqual(await send('GET', `/probe/users/${other}`, undefined, token), USER_NOT_FOUND, other);
      }
      assert.deepEqual(await send('POST', '/probe/users', { user_id: 'bob' }, token), USER_NOT_FOUND);
      assert.deepEqual((await send('GET', '/probe/users/bob', undefined, bearer)).body, { reaches: 'all' });
      assert.equal((await send('GET', '/v2/fulfillment/users/ada/link', undefined, token)).status, 403);
    });

    test("the documented sample's assertion is accepted as it is printed", async () => {
      const { request, send } = await shop();
      const fields = { grant_type: 'fulfillment_user_assertion', assertion: 'eyAidXNlcl9pZCI6IGthbWFsc2luZ2gxMjM0fQ==' };
      assert.deepEqual(await request(fields), { status: 400, body: INVALID_GRANT });
      await send('POST', '/v2/fulfillment/users', { user_id: 'kamalsingh1234', first_name: 'Kamal' });
      assert.equal((await request(fields)).body.scope, 'connect:post_checkout,connect:recommendations');
    });

    test('a missing or damaged assertion, an unknown and an inactive user are all invalid_grant', async () => {
      const { request, organizationId } = await shop();
      const grant_type = 'fulfillment_user_assertion';
      await world.database.query(statement<[number]>('', 'update cw.users set active = false where organization_id = $1'), [
        organizationId,
      ]);
      for (const fields of [{}, { assertion: '' }, { assertion: '***' }, { assertion: plain('nobody') }, { assertion: plain('ada') }]) {
        assert.deepEqual(await request({ grant_type, ...fields }), { status: 400, body: INVALID_GRANT }, JSON.stringify(fields));
      }
    });

    test('scopes are comma-separated and only those of the grant and the application', async () => {
      const { request } = await shop();
      const assertion = plain('ada');
      const grant_type = 'fulfillment_user_assertion';
      const both = await request({ grant_type, assertion, scope: 'connect:recommendations,connect:post_checkout' });
      assert.equal(both.body.scope, 'connect:recommendations,connect:post_checkout');
      for (const scope of ['connect:fulfillment', 'account_linking', 'Connect::Orders::RatingService', 'connect:post_checkout,x']) {
        assert.equal((await request({ grant_type, assertion, scope })).body.error, 'invalid_scope', scope);
      }
      for (const scope of ['account_linking', 'cartwright:manage']) {
        assert.equal((await request({ grant_type: 'client_credentials', scope })).body.error, 'invalid_scope', scope);
      }
      assert.equal((await request({ grant_type: JWT_GRANT, assertion, scope: 'connect:post_checkout' })).body.error, 'invalid_grant');
      assert.equal((await request({ grant_type: 'password' })).body.error, 'unsupported_grant_type');
    });

    test('an application without scopes of the grant gets no user token', async () => {
      const { request, manage } = await shop();
      await manage('PATCH', '', { scopes: ['connect:fulfillment'] });
      const answer = await request({ grant_type: 'fulfillment_user_assertion', assertion: plain('ada') });
      assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_scope']);
    });

    test('a signed assertion works for both user grants, with either algorithm', async () => {
      const { request, claims } = await withKeys({ one: RSA, two: EC });
      for (const signer of [RSA, EC]) {
        const assertion = jwt(signer, claims());
        const bearer = await request({ grant_type: JWT_GRANT, assertion });
        assert.deepEqual([bearer.status, bearer.body.scope], [200, 'connect:recommendations']);
        assert.equal((await request({ grant_type: 'fulfillment_user_assertion', assertion })).status, 200);
      }
      assert.equal((await request({ grant_type: JWT_GRANT, assertion: jwt(EC, claims({ sub: 'nobody' })) })).status, 400);
    });

    test('forged, foreign and stale assertions are refused by both user grants', async () => {
      const { request, claims } = await withKeys({ rsa: RSA, ec: EC });
      const other = await withKeys({ ec: EC });
      const now = Math.floor(Date.now() / 1000);
      const pem = RSA.publicKey.export({ type: 'spki', format: 'pem' });
      const refused: Record<string, string> = {
        'wrong audience': jwt(EC, claims({ aud: 'https://localhost:9443/v2/oauth/token' })),
        'wrong key': jwt(ec(), claims()),
        'alg none': unsignedJwt(claims()),
        'HS256 with the public key': hmacJwt(pem, claims()),
        'HS256 with the public key and its id': hmacJwt(pem, claims(), { kid: 'rsa' }),
        'HMAC that calls itself RS256': hmacJwt(pem, claims(), { alg: 'RS256' }),
        expired: jwt(EC, claims({ iat: now - 400, exp: now - 10 })),
        'lives more than five minutes': jwt(EC, claims({ exp: now + 600 })),
        'issued in the future': jwt(EC, claims({ iat: now + 100 })),
        'no expiry': jwt(EC, claims({ exp: undefined })),
        "another client's": jwt(EC, other.claims()),
        'key id of another key': jwt(EC, claims(), { kid: 'rsa' }),
      };
      for (const [name, assertion] of Object.entries(refused)) {
        for (const grant_type of [JWT_GRANT, 'fulfillment_user_assertion']) {
          assert.deepEqual(await request({ grant_type, assertion }), { status: 400, body: INVALID_GRANT }, `${name} ${grant_type}`);
        }
      }
    });

    test('an assertion with a jti is accepted once, by each application', async () => {
      const { request, claims } = await withKeys({ ec: EC });
      const other = await withKeys({ ec: EC });
      const assertion = jwt(EC, claims({ jti: 'once' }));
      const answers = await Promise.all([1, 2, 3].map(() => request({ grant_type: JWT_GRANT, assertion })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400]);
      const again = jwt(EC, claims({ jti: 'once', sub: 'ada', iat: Math.floor(Date.now() / 1000) - 1 }));
      assert.deepEqual(await request({ grant_type: 'fulfillment_user_assertion', assertion: again }), { status: 400, body: INVALID_GRANT });
      assert.equal((await other.request({ grant_type: JWT_GRANT, assertion: jwt(EC, other.claims({ jti: 'once' })) })).status, 200);
    });

    test('an application can require signed assertions, and a clone of it does too', async () => {
      const { request, manage, claims, bearer } = await withKeys({ ec: EC });
      assert.equal((await manage('PATCH', '', { require_signed_assertion: true })).body.require_signed_assertion, true);
      const grant_type = 'fulfillment_user_assertion';
      assert.deepEqual(await request({ grant_type, assertion: plain('ada') }), { status: 400, body: INVALID_GRANT });
      assert.equal((await request({ grant_type, assertion: jwt(EC, claims()) })).status, 200);
      const clone = (await manage('POST', '/clone', {})).body;
      assert.equal(clone.require_signed_assertion, true);
      assert.deepEqual((await world.call(bearer, 'GET', `/applications/${clone.client_id}/keys`)).body, { keys: [] });
      await manage('PATCH', '', { require_signed_assertion: false, name: 'Same' });
      assert.equal((await request({ grant_type, assertion: plain('ada') })).status, 200);
    });

    test('keys are registered, listed and deleted; a deleted one verifies nothing', async () => {
      const { request, manage, claims } = await withKeys({ 'a/b': EC });
      const listed = await manage('GET', '/keys');
      assert.deepEqual(
        listed.body.keys.map(({ key_id, algorithm, jwk }: { key_id: string; algorithm: string; jwk: object }) => [key_id, algorithm, jwk]),
        [['a/b', 'ES256', EC.jwk]],
      );
      assert.deepEqual(
        await manage('POST', '/keys', { key_id: 'a/b', jwk: RSA.jwk }),
        single(400, 'has already been taken', 1001, 'key_id'),
      );
      assert.equal((await manage('POST', '/keys', { jwk: { ...RSA.jwk, kid: 'mine' } })).body.key_id, 'mine');
      assert.match((await manage('POST', '/keys', { jwk: RSA.jwk })).body.key_id, /^[\w-]{43}$/);
      const secret = await manage('POST', '/keys', { jwk: EC.privateKey.export({ format: 'jwk' }) });
      assert.deepEqual([secret.status, secret.body.meta.key], [400, 'jwk']);
      assert.equal((await manage('POST', '/keys', { jwk: { kty: 'oct', k: 'AAAA' } })).status, 400);
      assert.equal((await manage('POST', '/keys', {})).body.error.message, "can't be blank");
      for (let n = 3; n < 10; n++) assert.equal((await manage('POST', '/keys', { key_id: `k${n}`, jwk: EC.jwk })).status, 200);
      assert.deepEqual(
        await manage('POST', '/keys', { key_id: 'k10', jwk: EC.jwk }),
        single(400, 'is too long (maximum is 10 entries)', 1001, 'keys'),
      );
      const assertion = jwt(EC, claims(), { kid: 'a/b' });
      assert.equal((await request({ grant_type: JWT_GRANT, assertion })).status, 200);
      assert.deepEqual(await manage('DELETE', '/keys/a%2Fb'), { status: 200, body: {} });
      assert.equal((await manage('DELETE', '/keys/a%2Fb')).status, 404);
      assert.deepEqual(await request({ grant_type: JWT_GRANT, assertion }), { status: 400, body: INVALID_GRANT });
    });

    test("another organization's application looks like none when its keys are asked for", async () => {
      const { client } = await withKeys({ ec: EC });
      const stranger = await shop();
      for (const path of [client.client_id, 'unknown']) {
        const none = single(404, 'Resource not found', 4000);
        assert.deepEqual(await world.call(stranger.bearer, 'GET', `/applications/${path}/keys`), none);
        assert.deepEqual(await world.call(stranger.bearer, 'POST', `/applications/${path}/keys`, { jwk: EC.jwk }), none);
        assert.deepEqual(await world.call(stranger.bearer, 'DELETE', `/applications/${path}/keys/ec`), none);
      }
    });

    test('a disabled application gets no token by any grant, while issued ones live on', async () => {
      const { request, redeem, manage, customer, authorize, linkingToken, link, claims, own, send } = await withKeys({ ec: EC });
      const id = await customer();
      const userToken = (await request({ grant_type: 'fulfillment_user_assertion', assertion: plain('ada') })).body.access_token;
      const linking = await linkingToken(id);
      const { code } = (await authorize(id)).body;
      await manage('POST', '/disable');
      const refused = {
        status: 403,
        body: { error: 'unauthorized_client', error_description: 'The application is not enabled to request an access token.' },
      };
      assert.deepEqual(await request({ grant_type: 'client_credentials' }), refused);
      assert.deepEqual(await request({ grant_type: 'fulfillment_user_assertion', assertion: plain('ada') }), refused);
      assert.deepEqual(await request({ grant_type: JWT_GRANT, assertion: jwt(EC, claims()) }), refused);
      assert.deepEqual(await redeem(code), refused);

      assert.equal((await send('GET', '/probe/users/ada', undefined, userToken)).status, 200);
      assert.equal((await send('GET', '/v2/fulfillment/users/ada/link', undefined, own)).status, 400);
      assert.deepEqual((await link('ada', linking)).body, { success: true });
      await manage('POST', '/enable');
      assert.equal((await redeem(code)).status, 200);
    });

    test('what an application is now counts, not what it was when it last got a token', async () => {
      const { client, request, organizationId } = await shop();
      const token = (fields: object = {}) => request({ grant_type: 'client_credentials', ...fields });
      const set = (text: string) => world.database.query(statement<[clientId: string]>('', text), [client.client_id]);
      assert.equal((await token()).status, 200);

      await set(`update cw.applications set scopes = '{connect:fulfillment,connect:data_ingestion}' where client_id = $1`);
      assert.equal((await token({ scope: 'connect:data_ingestion' })).body.scope, 'connect:data_ingestion');
      assert.equal((await token()).body.scope, 'connect:fulfillment,connect:data_ingestion');
      assert.equal((await token({ scope: 'connect:post_checkout' })).body.error, 'invalid_scope');

      const clock = JSON.stringify({ frozen: true, at: Date.parse('2031-05-06T16:00:00Z'), set_at: 0 });
      await world.database.query(
        statement<[id: number, clock: string]>('', 'update cw.organizations set test_clock = $2::jsonb where id = $1'),
        [organizationId, clock],
      );
      assert.equal((await token()).body.created_at, Date.parse('2031-05-06T16:00:00Z') / 1000);

      await set(`update cw.applications set secret_hash = sha256('another') where client_id = $1`);
      assert.equal((await token()).body.error, 'invalid_client');
      assert.equal((await token({ client_secret: 'another' })).status, 200);
      await set(`update cw.applications set status = 'Disabled' where client_id = $1`);
      assert.equal((await token({ client_secret: 'another' })).body.error, 'unauthorized_client');
      await set(`update cw.applications set status = 'Enabled' where client_id = $1`);
      assert.equal((await token({ client_secret: 'another' })).status, 200);
    });

    test('each of many tokens asked for at once is its own and works', async () => {
      const { request, send } = await shop();
      const answers = await Promise.all(Array.from({ length: 20 }, () => request({ grant_type: 'client_credentials' })));
      const tokens = answers.map(({ body }) => body.access_token as string);
      assert.equal(new Set(tokens).size, 20);
      const reached = await Promise.all(tokens.map((token) => send('GET', '/v2/fulfillment/users/ada/orders', undefined, token)));
      assert.deepEqual(new Set(reached.map(({ status }) => status)), new Set([200]));
    });

    test('wrong secret, unknown client and missing credentials are answered alike, by every grant', async () => {
      const { client } = await shop();
      const wrong = [
        { client_id: client.client_id, client_secret: 'x' },
        { client_id: 'unknown', client_secret: client.client_secret },
        { client_id: client.client_id },
        {},
      ];
      for (const grant_type of ['client_credentials', 'fulfillment_user_assertion', JWT_GRANT, 'authorization_code', 'none']) {
        const answers = await Promise.all(wrong.map((fields) => world.send('POST', '/v2/oauth/token', { ...fields, grant_type })));
        assert.deepEqual(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
        assert.deepEqual([answers[0]!.status, answers[0]!.body.error], [401, 'invalid_client']);
      }
    });

    test('answers with tokens may be kept by no cache', async () => {
      const { client } = await shop();
      const answer = await world.send('POST', '/v2/oauth/token', { ...client, grant_type: 'client_credentials' });
      assert.equal(answer.headers['cache-control'], 'no-store');
    });

    test('a code gives a linking token of scope account_linking, which opens no operation', async () => {
      const { customer, authorize, redeem, send } = await shop();
      const { code } = (await authorize(await customer())).body;
      assert.match(code, /^[\w-]{43}$/);
      const issued = await redeem(code);
      const { access_token: token, created_at, ...rest } = issued.body;
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 86_400, scope: 'account_linking' });
      for (const path of ['/probe/users/ada', '/v2/fulfillment/users/ada/link', '/cartwright/v1/organization']) {
        assert.equal((await send('GET', path, undefined, token)).status, 403, path);
      }
    });

    test('a second use of a code is refused and revokes the token of the first', async () => {
      const { customer, authorize, redeem, link } = await shop();
      const { code } = (await authorize(await customer())).body;
      const token = (await redeem(code)).body.access_token;
      const seen = () => world.send('GET', '/probe/users/ada', undefined, { authorization: `Bearer ${token}` });
      assert.equal((await seen()).status, 403, 'known, without the scope');
      assert.deepEqual(await redeem(code), { status: 400, body: INVALID_GRANT });
      assert.equal((await seen()).status, 401, 'revoked');
      assert.deepEqual(await link('ada', token), single(400, 'Linking token is invalid', 1001, 'linking_token'));
    });

    test('of two exchanges of one code at the same time at most one token lives', async () => {
      const { customer, authorize, redeem, link } = await shop();
      const { code } = (await authorize(await customer())).body;
      const answers = await Promise.all([redeem(code), redeem(code)]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
      const token = answers.find(({ status }) => status === 200)!.body.access_token;
      assert.equal((await link('ada', token)).status, 400);
    });

    test('a code is worth nothing to another client, for another redirect URI, unknown, or late', async () => {
      const mine = await shop();
      const thief = await shop();
      const { code } = (await mine.authorize(await mine.customer())).body;
      const invalid = { status: 400, body: INVALID_GRANT };
      assert.deepEqual(await thief.redeem(code), invalid);
      assert.deepEqual(await mine.redeem(code, { redirect_uri: `${REDIRECT}/` }), invalid);
      assert.deepEqual(await mine.redeem(code, { redirect_uri: undefined }), invalid);
      assert.deepEqual(await mine.redeem('unknown'), invalid);
      assert.deepEqual(await mine.redeem(''), invalid);
      assert.equal((await mine.redeem(code, { scope: 'connect:fulfillment' })).body.error, 'invalid_scope');
      assert.equal((await mine.redeem(code)).status, 200, 'the refusals before did not use it up');
      const late = (await mine.authorize(await mine.customer('late@example.com'))).body.code;
      await world.database.query(expireCodes, [new Date(Date.now() - 1)]);
      assert.deepEqual(await mine.redeem(late), invalid);
    });

    test('a code with a PKCE challenge needs its verifier, one without takes none', async () => {
      const { customer, authorize, redeem } = await shop();
      const id = await customer();
      const verifier = 'v'.repeat(43);
      const pkce = { code_challenge_method: 'S256', code_challenge: createHash('sha256').update(verifier).digest('base64url') };
      const invalid = { status: 400, body: INVALID_GRANT };
      const { code } = (await authorize(id, pkce)).body;
      assert.deepEqual(await redeem(code), invalid, 'missing');
      assert.deepEqual(await redeem(code, { code_verifier: 'w'.repeat(43) }), invalid, 'wrong');
      assert.deepEqual(await redeem(code, { code_verifier: pkce.code_challenge }), invalid, 'the challenge itself');
      assert.deepEqual(await redeem(code, { code_verifier: 'short' }), invalid, 'too short');
      assert.equal((await redeem(code, { code_verifier: verifier })).status, 200);
      const bare = (await authorize(id)).body.code;
      assert.deepEqual(await redeem(bare, { code_verifier: verifier }), invalid, 'stripped challenge');
      const keyOf = async (fields: object) => (await authorize(id, fields)).body.meta.key;
      assert.equal(await keyOf({ ...pkce, code_challenge_method: 'plain' }), 'code_challenge_method');
      assert.equal(await keyOf({ code_challenge: pkce.code_challenge }), 'code_challenge_method');
      assert.equal(await keyOf({ code_challenge_method: 'S256' }), 'code_challenge');
      assert.equal(await keyOf({ ...pkce, code_challenge: 'x' }), 'code_challenge');
    });

    test('an application with redirect URIs gets codes for those only, and loses them with the URI', async () => {
      const { customer, authorize, redeem, manage } = await shop();
      const id = await customer();
      await manage('PATCH', '', { redirect_uris: ['https://shop.example.com/linked'] });
      assert.deepEqual(await authorize(id), single(400, 'is invalid', 1001, 'redirect_uri'));
      const fields = { redirect_uri: 'https://shop.example.com/linked' };
      const { code } = (await authorize(id, fields)).body;
      await manage('PATCH', '', { redirect_uris: ['https://shop.example.com/other'] });
      assert.deepEqual(await redeem(code, fields), { status: 400, body: INVALID_GRANT });
      await manage('PATCH', '', { redirect_uris: ['https://shop.example.com/linked'] });
      assert.equal((await redeem(code, fields)).status, 200);
    });

    test('authorizing needs a customer of the organization, a scope of linking and a URI', async () => {
      const { customer, authorize, manage } = await shop();
      const id = await customer();
      const stranger = await (await shop()).customer();
      for (const other of [stranger, 1, 0, -1, 'abc', '99999999999999999999', '1.5']) {
        assert.deepEqual(await authorize(other), single(400, 'Invalid user_id', 1001, 'user_id'), String(other));
      }
      for (const scope of ['openid', 'connect:fulfillment', 'account_linking,connect:fulfillment', 'x']) {
        assert.deepEqual(await authorize(id, { scope }), single(400, 'is not included in the list', 1001, 'scope'), scope);
      }
      assert.deepEqual(await authorize(id, { redirect_uri: undefined }), single(400, "can't be blank", 1001, 'redirect_uri'));
      assert.deepEqual(await authorize(id, { redirect_uri: 'javascript:alert(1)' }), single(400, 'is invalid', 1001, 'redirect_uri'));
      const how_to = { response_type: 'code', client_id: '...', state: 'b1a2c3e4f6', hint: 'https://example.org' };
      assert.equal((await authorize(id, how_to)).status, 200);
      await manage('PATCH', '', { scopes: ['connect:fulfillment'] });
      assert.equal((await authorize(id)).body.meta.key, 'scope');
    });

    test('the sandbox makes customers, each e-mail address once in an organization', async () => {
      const { send, customer } = await shop();
      const path = '/v2/fulfillment_sandbox/instacart_users';
      const fields = { email: 'Kamal@Example.com', phone: '8005550101', password: 'p' };
      assert.equal(Number.isInteger(await customer('kamal@example.com', { express_member: true })), true);
      assert.deepEqual(await send('POST', path, fields), single(400, 'An account already exists with this email', 1001, 'email'));
      assert.deepEqual(await send('POST', path, { ...fields, email: 'x' }), single(400, 'Invalid email', 1001, 'email'));
      assert.deepEqual(
        await send('POST', path, { ...fields, email: 'a@b.c', phone: '1' }),
        single(400, 'Invalid phone number', 1001, 'phone'),
      );
      assert.equal((await send('POST', path, {})).body.error.code, 9999);
      assert.equal(Number.isInteger(await (await shop()).customer()), true, 'another organization');
    });

    test('linking answers every documented error', async () => {
      const { send, link, customer, linkingToken, own, organizationId } = await shop();
      const token = await linkingToken(await customer());
      const invalid = single(400, 'Linking token is invalid', 1001, 'linking_token');
      assert.deepEqual(await send('POST', '/v2/fulfillment/users/ada/link', {}), single(400, "can't be blank", 1001, 'linking_token'));
      assert.deepEqual(await link('ada', 'unknown'), invalid);
      assert.deepEqual(await link('ada', own), invalid, 'a token of another grant');
      assert.deepEqual(await link('nobody', token), USER_NOT_FOUND);
      const other = await shop();
      assert.deepEqual(await link('ada', await other.linkingToken(await other.customer())), invalid, "another organization's");
      assert.deepEqual(await link('ada', token), { status: 200, body: { success: true } });
      assert.deepEqual(await link('ada', token), { status: 200, body: { success: true } }, 'again');
      await send('POST', '/v2/fulfillment/users', { user_id: 'bob', first_name: 'Bob' });
      const taken = single(400, 'Validation failed: Common identities can only have one user per isolation context', 1001, 'linking_token');
      assert.deepEqual(await link('bob', token), taken, 'one account, two users');
      assert.deepEqual(await link('ada', await linkingToken(await customer('second@example.com'))), taken, 'one user, two accounts');
      const expired = await linkingToken(await customer('third@example.com'));
      await world.database.query(expireToken, [createHash('sha256').update(expired).digest()]);
      assert.deepEqual(await link('bob', expired), invalid);
      await world.database.query(statement<[number]>('', 'update cw.users set active = false where organization_id = $1'), [
        organizationId,
      ]);
      assert.deepEqual(await link('ada', token), single(403, 'User Not Active', null));
      assert.deepEqual(await send('GET', '/v2/fulfillment/users/ada/link'), single(403, 'User Not Active', null));
    });

    test('when many link one account at the same time, one user gets it', async () => {
      const { send, link, customer, linkingToken } = await shop();
      const token = await linkingToken(await customer());
      const users = ['u1', 'u2', 'u3', 'u4'];
      for (const user_id of users) await send('POST', '/v2/fulfillment/users', { user_id, first_name: 'U' });
      const answers = await Promise.all(users.map((user) => link(user, token)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400, 400]);
    });

    test('the link tells the membership, until the customer is unlinked; then only a new consent links again', async () => {
      const { send, link, customer, linkingToken, bearer } = await shop();
      const id = await customer('kamal@example.com', { instacartplus_member: true });
      const path = '/v2/fulfillment/users/ada/link';
      assert.deepEqual(await send('GET', path), single(400, 'User Not Linked', 1001, 'user_id'));
      assert.deepEqual(await send('GET', '/v2/fulfillment/users/nobody/link'), USER_NOT_FOUND);
      const token = await linkingToken(id);
      await link('ada', token);
      const member = (await send('GET', path)).body;
      assert.deepEqual([member.express_member, member.instacartplus_member], [true, true]);
      assert.match(member.expired_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

      const membership = (fields: object) => world.call(bearer, 'PUT', `/customers/${id}/membership`, fields);
      await membership({ instacartplus_member: true, instacartplus_expires_at: '2021-06-30T00:00:00Z' });
      assert.deepEqual((await send('GET', path)).body, {
        express_member: false,
        instacartplus_member: false,
        expired_at: '2021-06-30T00:00:00Z',
      });
      await membership({ instacartplus_member: true });
      assert.deepEqual((await send('GET', path)).body, { express_member: true, instacartplus_member: true });
      await membership({ instacartplus_member: false, instacartplus_expires_at: '2099-01-01T00:00:00Z' });
      assert.deepEqual((await send('GET', path)).body, { express_member: false, instacartplus_member: false });

      assert.equal((await world.call(bearer, 'GET', `/customers/${id}`)).body.linked_user_id, 'ada');
      assert.deepEqual(await world.call(bearer, 'DELETE', `/customers/${id}/link`), { status: 200, body: {} });
      assert.deepEqual(await send('GET', path), single(400, 'User Not Linked', 1001, 'user_id'));
      assert.equal((await world.call(bearer, 'DELETE', `/customers/${id}/link`)).status, 404);
      assert.deepEqual(await link('ada', token), single(400, 'Linking token is invalid', 1001, 'linking_token'));
      assert.equal((await link('ada', await linkingToken(id))).status, 200);
      assert.deepEqual(await world.call(bearer, 'DELETE', `/customers/${id}`), { status: 200, body: {} });
      assert.deepEqual(await send('GET', path), single(400, 'User Not Linked', 1001, 'user_id'));
    });

    test('customers are made and listed page by page through the Management API; a stranger sees none', async () => {
      const { bearer } = await shop();
      const stranger = (await shop()).bearer;
      const call = (method: 'POST' | 'GET', path: string, body?: object) => world.call(bearer, method, path, body);
      const fields = {
        email: ' Ada@Example.com ',
        phone: '800-555-0101',
        instacartplus_member: true,
        instacartplus_expires_at: '2099-01-01T00:00Z',
      };
      const made = await call('POST', '/customers', fields);
      const { id, created_at, ...rest } = made.body;
      assert.deepEqual(rest, {
        email: 'ada@example.com',
        phone: '+18005550101',
        instacartplus_member: true,
        instacartplus_expires_at: '2099-01-01T00:00:00Z',
        linked_user_id: null,
        linked_at: null,
      });
      assert.deepEqual(await call('GET', `/customers/${id}`), made);
      assert.deepEqual(await call('POST', '/customers', fields), single(400, 'An account already exists with this email', 1001, 'email'));
      assert.deepEqual(await call('POST', '/customers', { email: 'x' }), single(400, 'Invalid email', 1001, 'email'));
      for (const name of ['b', 'c', 'd', 'e']) await call('POST', '/customers', { email: `${name}@example.com` });
      const emails: string[] = [];
      let after: string | null = '';
      do {
        const page: Awaited<ReturnType<World['call']>> = await call('GET', `/customers?limit=2&after=${after}`);
        emails.push(...page.body.customers.map(({ email }: { email: string }) => email));
        after = page.body.next_cursor;
      } while (after);
      assert.deepEqual(emails.map((email) => email[0]).join(''), 'abcde');
      assert.equal((await call('GET', '/customers?email=C@example.com')).body.customers.length, 1);
      assert.equal((await call('GET', '/customers?after=x')).status, 400);
      assert.deepEqual((await world.call(stranger, 'GET', '/customers')).body, { customers: [], next_cursor: null });
      const none = single(404, 'Resource not found', 4000);
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['DELETE', '', undefined],
        ['DELETE', '/link', undefined],
        ['PUT', '/membership', { instacartplus_member: true }],
      ] as const) {
        for (const target of [id, 1]) {
          assert.deepEqual(await world.call(stranger, method, `/customers/${target}${path}`, body), none, `${method} ${path}`);
        }
      }
    });

    test('production has no sandbox', async () => {
      await using production = await openWorld(engine, operations, 'production');
      const { token } = await production.organization('shop');
      const answer = await production.send('POST', '/v2/fulfillment_sandbox/instacart_users', {}, { authorization: `Bearer ${token}` });
      assert.deepEqual([answer.status, answer.body.error.message], [404, 'Resource not found']);
      const made = await production.call(token, 'POST', '/customers', { email: 'ada@example.com' });
      assert.equal(made.status, 200);
    });
  });
}
