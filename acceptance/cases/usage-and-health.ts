import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalid, notFound, ok, TAKEN } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { openOrganization } from '../support/organization.ts';
import type { World } from '../support/world.ts';

const USAGE = '/cartwright/v1/usage';
const CREATE_USER = 'fulfillment.users.create';
const STATES = ['operational', 'degraded', 'down'];

interface Sums {
  readonly requests: number;
  readonly errors_4xx: number;
  readonly errors_5xx: number;
  readonly p50_ms: number | null;
  readonly max_ms: number | null;
}
interface Usage {
  readonly total: Sums;
  readonly points: readonly Sums[];
  readonly operations: readonly (Sums & { readonly operation_id: string })[];
}
interface ApplicationUsage {
  readonly last_used_at: string | null;
  readonly days: readonly { readonly tokens_issued: number; readonly requests: number }[];
}
interface Component {
  readonly status: string;
  readonly reason: string | null;
}
type Health = Readonly<Record<'api' | 'database' | 'callbacks' | 'catalogue' | 'due_work', Component>> & {
  readonly status: string;
};

export function usageAndHealthCases(world: World): void {
  /** An organization that has made a user, and tried to make it again. */
  const open = async () => {
    const { shop, credentials } = await openOrganization(world);
    const user_id = await shop.newUser();
    const again = { user_id, first_name: 'Ada', phone_number: '+14155550123' };
    invalid(await shop.post('/v2/fulfillment/users', again), 'user_id', TAKEN);
    const usage = async (query: string) => ok(await shop.get<Usage>(`${USAGE}?${query}`));
    return { shop, credentials, usage };
  };

  test('usage counts requests and errors of the organization, by time and by operation', async () => {
    const { usage } = await open();
    const { total, points, operations } = await usage(`operation_id=${CREATE_USER}`);
    assert.deepEqual([total.requests, total.errors_4xx, total.errors_5xx], [2, 1, 0]);
    assert.ok(total.p50_ms !== null && total.max_ms !== null && total.p50_ms <= total.max_ms);
    assert.equal(points.length, 60);
    assert.equal(
      points.reduce((sum, { requests }) => sum + requests, 0),
      2,
    );
    assert.deepEqual(
      operations.map(({ operation_id, requests }) => [operation_id, requests]),
      [[CREATE_USER, 2]],
    );
  });

  test('usage is narrowed to one application and one API; another organization’s application has none', async () => {
    const { usage, credentials } = await open();
    const requests = async (query: string) => (await usage(query)).total.requests;
    assert.equal(await requests(`operation_id=${CREATE_USER}&step=day&client_id=${credentials.client_id}`), 2);
    assert.equal(await requests(`client_id=${world.target.client_id}&api=all`), 0);
    const [all, connect, management] = [await usage('api=all'), await usage('api=connect'), await usage('api=management')];
    const managed = ({ operation_id }: { operation_id: string }) => operation_id.startsWith('management.');
    assert.ok(management.operations.length > 0 && management.operations.every(managed));
    assert.ok(!connect.operations.some(managed));
    assert.ok(all.operations.some(managed) && all.operations.some((one) => !managed(one)));
  });

  test('a period of too many points is refused under the end that is too late', async () => {
    const { shop } = await open();
    const period = 'from=2026-05-01T00:00:00Z&to=2026-05-06T00:00:00Z';
    invalid(await shop.get(`${USAGE}?${period}`), 'to', 'must be less than or equal to 2026-05-03T02:00:00Z');
    assert.equal(ok(await shop.get<Usage>(`${USAGE}?step=hour&${period}`)).points.length, 120);
  });

  test('an application shows its tokens and requests by day, and when it was last used', async () => {
    const { shop, credentials } = await open();
    const path = `/cartwright/v1/applications/${credentials.client_id}/usage?days=2`;
    const { last_used_at, days } = ok(await shop.get<ApplicationUsage>(path));
    // Two days, since midnight may have passed between the requests.
    assert.equal(days.length, 2);
    assert.equal(
      days.reduce((sum, day) => sum + day.tokens_issued, 0),
      1,
    );
    assert.ok(days.reduce((sum, day) => sum + day.requests, 0) >= 2);
    assert.ok(last_used_at !== null);
    const { client_id } = ok(
      await shop.post<{ client_id: string }>('/cartwright/v1/applications', { name: unique('idle'), scopes: ['connect:fulfillment'] }),
    );
    assert.equal(ok(await shop.get<ApplicationUsage>(`/cartwright/v1/applications/${client_id}/usage`)).last_used_at, null);
    notFound(await world.demo.get(path));
  });

  test('the health of the server is that of its worst component, and whatever is not well says why', async () => {
    const { status, api, database, callbacks, catalogue, due_work } = ok(await world.demo.get<Health>('/cartwright/v1/health'));
    const components = [api, database, callbacks, catalogue, due_work];
    const states = components.map((component) => STATES.indexOf(component.status));
    assert.ok(!states.includes(-1));
    assert.equal(status, STATES[Math.max(...states)]);
    for (const component of components) assert.equal(component.reason === null, component.status === 'operational');
  });
}
