import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, invalidTogether, notFound, oauthRefused, ok } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { requestToken } from '../support/retailer.ts';
import type { Application } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const APPLICATIONS = '/cartwright/v1/applications';

export function applicationCases({ demo, client, target }: World): void {
  const create = (rest: object = {}) =>
    demo.post<Application>(APPLICATIONS, { name: unique('app'), scopes: ['connect:fulfillment'], ...rest });
  const path = (application: Application) => `${APPLICATIONS}/${application.client_id}`;
  const shown = ({ client_secret: _secret, ...application }: Application) => application;

  test('the secret of an application is shown once, when it is created', async () => {
    const application = ok(await create({ redirect_uris: ['https://shop.example/linked'] }));
    assert.match(application.client_secret, /^[\w-]{43}$/);
    assert.deepEqual([application.status, application.cloned_from], ['Enabled', null]);
    assert.deepEqual(ok(await demo.get(path(application))), shown(application));
    const all = await demo.get<{ applications: Application[] }>(APPLICATIONS);
    assert.deepEqual(
      ok(all).applications.find((one) => one.client_id === application.client_id),
      shown(application),
    );
    assert.ok(!all.text.includes('client_secret'));
    ok(await requestToken(client, application));
  });

  test('a clone has the same scopes and redirect URIs, and credentials of its own', async () => {
    const source = ok(await create({ redirect_uris: ['https://shop.example/linked'] }));
    const clone = ok(await demo.post<Application>(`${path(source)}/clone`, { name: 'Autumn' }));
    assert.notEqual(clone.client_id, source.client_id);
    assert.deepEqual(
      { ...shown(clone), created_at: null, renew_by: null },
      {
        ...shown(source),
        ...{ client_id: clone.client_id, name: 'Autumn', cloned_from: source.client_id, created_at: null, renew_by: null },
      },
    );
    ok(await requestToken(client, clone));
    ok(await requestToken(client, source));
  });

  test('an application without valid tokens is deleted; one with tokens is refused and issues none any more', async () => {
    const idle = ok(await create());
    assert.deepEqual(ok(await demo.delete(path(idle))), {});
    notFound(await demo.get(path(idle)));
    assert.equal((await requestToken(client, idle)).status, 401);
    const busy = ok(await create());
    const { access_token } = ok(await requestToken(client, busy));
    const answer = await demo.delete<{ error: { code: number; message: string }; meta: object }>(path(busy));
    assert.deepEqual([answer.status, answer.body.error.code, answer.body.meta], [400, 4001, { key: 'status' }]);
    assert.match(answer.body.error.message, /^Delete Failed/);
    assert.equal(ok(await demo.get<Application>(path(busy))).status, 'Delete Failed');
    oauthRefused(
      await requestToken(client, busy),
      403,
      'unauthorized_client',
      'The application is not enabled to request an access token.',
    );
    const { client_id, client_secret } = busy;
    ok(await client.send({ method: 'POST', path: '/v2/oauth/token/revoke', body: { client_id, client_secret, token: access_token } }));
    assert.deepEqual(ok(await demo.delete(path(busy))), {});
  });

  test('an application can be renamed and given other scopes', async () => {
    const application = ok(await create());
    const change = { name: 'Other', scopes: ['connect:fulfillment', 'cartwright:manage'] };
    assert.deepEqual(ok(await demo.patch(path(application), change)), { ...shown(application), ...change });
    assert.ok(ok(await requestToken(client, application)).scope.includes('cartwright:manage'));
  });

  test('no token gives an application scopes that it does not have itself', async () => {
    const small = ok(await create({ scopes: ['cartwright:manage'] }));
    const limited = demo.with({ token: ok(await requestToken(client, small)).access_token });
    const text = 'includes a scope that your own token does not have: connect:fulfillment';
    invalid(await limited.post(APPLICATIONS, { name: 'x', scopes: ['connect:fulfillment'] }), 'scopes', text);
    invalid(await limited.patch(path(small), { scopes: ['cartwright:manage', 'connect:fulfillment'] }), 'scopes', text);
    const own = (await limited.post(`${APPLICATIONS}/${target.client_id}/clone`, {})) as { status: number };
    assert.equal(own.status, 400);
  });

  test('the faults of an application are named', async () => {
    invalidTogether(await demo.post(APPLICATIONS, {}), { name: BLANK, scopes: BLANK });
    invalid(await create({ scopes: [] }), 'scopes', BLANK);
    invalid(await create({ scopes: ['everything'] }), 'scopes[0]', 'is not included in the list');
    for (const uri of ['http://shop.example/x', 'javascript:alert(1)', 'https://shop.example/#f', 'https://a@shop.example/']) {
      invalid(await create({ redirect_uris: [uri] }), 'redirect_uris[0]', 'is invalid');
    }
    notFound(await demo.get(`${APPLICATIONS}/${unique('none')}`));
    notFound(await demo.post(`${APPLICATIONS}/${unique('none')}/disable`));
    notFound(await demo.delete(`${APPLICATIONS}/${unique('none')}`));
  });
}
