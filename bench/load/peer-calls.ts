import type { Answer, Connection } from '../../proofs/support/connection.ts';
import type { Step } from '../phase.ts';
import { ORDER_LINES, pastOrder, type World } from '../world.ts';
import type { Requests } from './requests.ts';

export const MOCKED_CALLS = ['stores', 'get', 'create'] as const;
export type MockedCall = (typeof MOCKED_CALLS)[number];

type Call = (connection: Connection) => Promise<Step>;

const check = ({ status, body }: Answer): Step => (status === 200 ? 'done' : { error: `${status} ${body.toString().slice(0, 300)}` });

/** The same requests, byte for byte but for ids; a mock knows no holds, so any number will do. */
export function mockStep(requests: Requests, world: World, operation: MockedCall): Call {
  let turn = 0;
  const text = (): string => {
    const { user, order } = pastOrder(world, turn);
    if (operation === 'stores') return requests.stores(turn);
    if (operation === 'get') return requests.get(user, order);
    return requests.create(user, `mock-${turn}`, turn + 1, turn % world.stores.length);
  };
  return async (connection) => {
    const outcome = check(await connection.send(text()));
    turn++;
    return outcome;
  };
}

/** Client credentials in a form, as RFC 6749 has it. */
export function oidcStep(port: number): Call {
  const body = 'grant_type=client_credentials&client_id=bench&client_secret=bench-secret-of-a-client&scope=api%3Aread';
  const head = `POST /token HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  const request = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
  return async (connection) => check(await connection.send(request));
}

let customers = 0;
const LINES = Array.from({ length: ORDER_LINES }, (_, n) => `{productVariantId:"${n + 1}",quantity:1}`).join(',');
const ADDRESS = 'streetLine1:"50 Beale St",city:"San Francisco",postalCode:"94105",countryCode:"US"';

/**
 * A guest's order of ten lines through Vendure's shop API, in as few requests as the answers allow: what needs nothing
 * from an earlier answer travels with it.
 */
export async function vendureFlow(connection: Connection): Promise<Step> {
  const customer = `emailAddress:"bench-${process.pid}-${customers++}@example.com",firstName:"Bench",lastName:"Customer"`;
  let token = '';
  const ask = async (query: string): Promise<string> => {
    const body = JSON.stringify({ query });
    const authorization = token === '' ? '' : `Authorization: Bearer ${token}\r\n`;
    const head = `POST /shop-api HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${authorization}`;
    const answer = await connection.send(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    token = /^vendure-auth-token: (\S+)/im.exec(answer.head)?.[1] ?? token;
    return answer.body.toString();
  };
  const steps: readonly (readonly [wanted: string, query: string])[] = [
    ['"errorResults":[]', `mutation { addItemsToOrder(inputs: [${LINES}]) { order { code } errorResults { __typename } } }`],
    [
      '"setOrderShippingAddress":{"__typename":"Order"}',
      `mutation { setCustomerForOrder(input: {${customer}}) { __typename } setOrderShippingAddress(input: {${ADDRESS}}) { __typename } }`,
    ],
    ['"id":"1"', '{ eligibleShippingMethods { id } }'],
    [
      '"transitionOrderToState":{"__typename":"Order"}',
      'mutation { setOrderShippingMethod(shippingMethodId: ["1"]) { __typename } transitionOrderToState(state: "ArrangingPayment") { __typename } }',
    ],
    [
      '"state":"PaymentSettled"',
      'mutation { addPaymentToOrder(input: {method: "payment", metadata: {}}) { ... on Order { code state } } }',
    ],
  ];
  for (const [wanted, query] of steps) {
    const answer = await ask(query);
    if (!answer.includes(wanted)) return { error: `Vendure: ${answer.slice(0, 300)}` };
  }
  return 'done';
}
