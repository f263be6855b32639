import { generateKeyPairSync, sign } from 'node:crypto';
import { ok } from '../../support/expect.ts';
import { unique } from '../../support/names.ts';
import type { Application, Token } from '../../support/shapes.ts';
import { type Scenarios, type Scene, USER } from '../scene.ts';

const TOKEN = 'POST /v2/oauth/token';
const REVOKE = 'POST /v2/oauth/token/revoke';
const SANDBOX = '/v2/fulfillment_sandbox/instacart_users';
const LINK = `${USER}/link`;
const ORDERS = `GET ${USER}/orders`;
const RATING = 'Connect::Orders::RatingService';
const REDIRECT = 'https://shop.example.com/linked';
const INVALID_GRANT = 'Assertion is not provided or invalid assertion provided for the grant_type.';
const FORBIDDEN_QUERY =
  "Providing OAuth credentials as query parameters may cause them to be compromised. Please reach out to Instacart's security team and have the credentials rotated.";
const BAD_CLIENT =
  'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A user's token, by the unsigned assertion that the contract documents. */
export async function userToken({ recorder, credentials }: Scene, userId: string, scope = RATING): Promise<string> {
  const assertion = Buffer.from(JSON.stringify({ user_id: userId })).toString('base64');
  const body = { ...credentials, grant_type: 'fulfillment_user_assertion', assertion, scope };
  return (await recorder.call<Token>(TOKEN, { body, row: 'Generate an access token' })).access_token;
}

async function authorize(scene: Scene, client: Application, members: object) {
  const { recorder, demo } = scene;
  const person = { email: `${unique('customer')}@example.com`, phone: newPhone(), password: 'correct horse battery' };
  const { id } = await recorder.call<{ id: number }>(`POST ${SANDBOX}`, { body: { ...person, ...members } });
  const { client_id, client_secret } = client;
  const linking = { client_id, client_secret, grant_type: 'client_credentials' };
  const token = (await recorder.call<Token>(TOKEN, { body: linking, row: 'Generate an access token' })).access_token;
  const wish = { params: { user_id: id }, token };
  const body = { redirect_uri: REDIRECT, scope: 'account_linking' };
  const exchange = async () => {
    const { code } = await recorder.call<{ code: string }>(`POST ${SANDBOX}/{user_id}/authorize`, { ...wish, body });
    return { ...linking, grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
  };
  return { person, wish, body, exchange, userId: await demo.newUser() };
}

type Membership = { express_member: boolean; instacartplus_member: boolean };

let phones = 0;
const newPhone = () => `+1415555${String(1_000 + ++phones).slice(-4)}`;

async function linkingClient({ demo }: Scene): Promise<Application> {
  const scopes = ['connect:fulfillment', 'account_linking'];
  return ok(await demo.post<Application>('/cartwright/v1/applications', { name: 'Web shop', scopes, redirect_uris: [REDIRECT] }));
}

export const accountScenarios: Scenarios = {
  'a token by client credentials, and its end': async ({ recorder, credentials, demo }) => {
    const body = { ...credentials, grant_type: 'client_credentials', scope: 'connect:fulfillment' };
    const token = await recorder.call<Token>(TOKEN, { body, row: 'Generate an access token' });
    recorder.effect(TOKEN, 'scope', token.scope === 'connect:fulfillment');
    const params = { user_id: await demo.newUser() };
    const before = await recorder.send(ORDERS, { params, token: token.access_token });
    await recorder.call(REVOKE, { body: { ...credentials, token: token.access_token } });
    const after = await recorder.send(ORDERS, { params, token: token.access_token });
    recorder.effect(REVOKE, 'token', before.status === 200 && after.status === 401);
  },
  'the refusals of the token endpoints': async (scene) => {
    const { recorder, credentials, demo } = scene;
    const bad = { ...credentials, client_secret: 'wrong', grant_type: 'client_credentials' };
    recorder.provoke(TOKEN, BAD_CLIENT, await recorder.send(TOKEN, { body: bad }));
    const none = { ...credentials, grant_type: 'fulfillment_user_assertion' };
    recorder.provoke(TOKEN, INVALID_GRANT, await recorder.send(TOKEN, { body: none }));
    const query = { client_id: credentials.client_id, client_secret: credentials.client_secret };
    recorder.provoke(TOKEN, FORBIDDEN_QUERY, await recorder.send(TOKEN, { query, body: bad }));
    recorder.provoke(REVOKE, FORBIDDEN_QUERY, await recorder.send(REVOKE, { query, body: { ...credentials, token: 'x' } }));
    const { client_id, client_secret } = await linkingClient(scene);
    const foreign = await recorder.send(REVOKE, { body: { client_id, client_secret, token: demo.token } });
    recorder.provoke(REVOKE, 'You are not authorized to revoke this token', foreign);
  },
  'a token of a user, by both assertions': async (scene) => {
    const { recorder, credentials, demo, url } = scene;
    const user = await demo.newUser();
    const rate = (token: string) =>
      recorder.send('POST /v2/feedback/orders/{order_id}/rating', {
        token,
        params: { order_id: 'none' },
        body: { rating_value: 'STARS5' },
      });
    const plain = await rate(await userToken(scene, user));
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'coverage' };
    ok(await demo.post(`/cartwright/v1/applications/${credentials.client_id}/keys`, { jwk }));
    const now = Math.floor(Date.now() / 1_000);
    const claims = { sub: user, iss: credentials.client_id, aud: `${url}/v2/oauth/token`, iat: now, exp: now + 60 };
    const head = `${encoded({ alg: 'ES256', kid: 'coverage' })}.${encoded(claims)}`;
    const assertion = `${head}.${sign('sha256', Buffer.from(head), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    const body = { ...credentials, grant_type: 'urn:ietf:params:oauth:grant-type:retailer-json-bearer', assertion, scope: RATING };
    const signed = await rate((await recorder.call<Token>(TOKEN, { body, row: 'Generate an access token' })).access_token);
    const unknown = Buffer.from('{"user_id":"nobody-at-all"}').toString('base64');
    const nobody = await recorder.send(TOKEN, { body: { ...credentials, grant_type: 'fulfillment_user_assertion', assertion: unknown } });
    recorder.effect(TOKEN, 'assertion', plain.status === 404 && signed.status === 404 && nobody.status === 400);
  },
  'an account is linked': async (scene) => {
    const { recorder } = scene;
    const { person, wish, body, exchange, userId } = await authorize(scene, await linkingClient(scene), { instacartplus_member: true });
    const link = (user_id: string, linking_token: string) =>
      recorder.send(`POST ${LINK}`, { params: { user_id }, body: { linking_token } });
    recorder.provoke(
      `POST ${SANDBOX}`,
      'An account already exists with this email',
      await recorder.send(`POST ${SANDBOX}`, { body: { ...person, phone: newPhone() } }),
    );
    const nobody = await recorder.send(`POST ${SANDBOX}/{user_id}/authorize`, { ...wish, params: { user_id: 1 }, body });
    recorder.provoke(`POST ${SANDBOX}/{user_id}/authorize`, 'Invalid user_id', nobody);
    recorder.provoke(`GET ${LINK}`, 'User Not Linked', await recorder.send(`GET ${LINK}`, { params: { user_id: userId } }));

    const wrong = { ...(await exchange()), redirect_uri: 'https://shop.example.com/other' };
    recorder.effect(TOKEN, 'redirect_uri', (await recorder.send(TOKEN, { body: wrong })).status === 400);
    const token = await recorder.call<Token>(TOKEN, { body: await exchange(), row: 'Generate a linking token' });
    recorder.effect(TOKEN, 'code', token.scope === 'account_linking');
    recorder.provoke(`POST ${LINK}`, 'Linking token is invalid', await link(userId, 'wrong'));
    await recorder.call(`POST ${LINK}`, { params: { user_id: userId }, body: { linking_token: token.access_token } });
    const taken = 'Validation failed: Common identities can only have one user per isolation context';
    recorder.provoke(`POST ${LINK}`, taken, await link(await scene.demo.newUser(), token.access_token));
    const member = await recorder.call<Membership>(`GET ${LINK}`, { params: { user_id: userId } });
    recorder.effect(`POST ${SANDBOX}`, 'instacartplus_member', member.instacartplus_member === true);
  },
  'the older name of a membership, and PKCE': async (scene) => {
    const { recorder } = scene;
    const { wish, body, exchange, userId } = await authorize(scene, await linkingClient(scene), { express_member: true });
    const pkce = { code_challenge_method: 'S256', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' };
    await recorder.call(`POST ${SANDBOX}/{user_id}/authorize`, { ...wish, body: { ...body, ...pkce } });
    const token = await recorder.call<Token>(TOKEN, { body: await exchange(), row: 'Generate a linking token' });
    const params = { user_id: userId };
    await recorder.call(`POST ${LINK}`, { params, body: { linking_token: token.access_token } });
    const member = await recorder.call<Membership>(`GET ${LINK}`, { params });
    recorder.effect(`POST ${SANDBOX}`, 'express_member', member.express_member === true && member.instacartplus_member === true);
  },
};
