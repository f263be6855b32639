import { randomUUID } from 'node:crypto';
import {
  ConnectError,
  type FulfillmentOrdersCreateDeliveryBody,
  type FulfillmentUsersCreateBody,
  type OperationId,
} from '../../../client/index.ts';
import type { Document, JsonSchema } from '../document.ts';
import { BadArguments, BrokenOff } from '../failure.ts';
import { objectOf, type Tool } from '../tool.ts';
import { CALL_ARGUMENTS, type CallArguments, optionsOf } from './arguments.ts';

const CREATE: OperationId = 'fulfillment.orders.create_delivery';

type Order = FulfillmentOrdersCreateDeliveryBody;
type Wanted = CallArguments & Partial<Pick<Order, 'address' | 'items' | 'order_id' | 'location_code'>> & Wishes;
interface Wishes {
  readonly user_id?: string;
  readonly scenario?: string;
  readonly speed?: number;
}

/** The story of an order, each step by its operation; what is not given is as in the examples of the document. */
export function placeOrder(document: Document): Tool {
  const create = document.operation(CREATE)!.body!;
  const shopper = document.operation('management.automatic_shopper.start')!.body!;
  const of = (schema: JsonSchema, name: string) => (schema.properties as Record<string, JsonSchema>)[name]!;
  return {
    name: 'place_order',
    title: 'Place a delivery order, end to end',
    description:
      'Creates a customer (or takes the one named), lists time slots for the cart, holds the first that is available and creates the delivery order; with a scenario, the automatic shopper then picks and delivers it (development). Names every operation it called.',
    inputSchema: objectOf({
      user_id: { type: 'string', description: 'Customer; created if there is none. Default: a new one.' },
      order_id: { ...of(create.schema, 'order_id'), description: 'Default: a new one.' },
      ...Object.fromEntries(['address', 'items', 'location_code'].map((name) => [name, of(create.schema, name)])),
      ...Object.fromEntries(['scenario', 'speed'].map((name) => [name, of(shopper.schema, name)])),
      server: CALL_ARGUMENTS.server,
      retailer_id: CALL_ARGUMENTS.retailer_id,
    }),
    outputSchema: objectOf(
      {
        ...{ user_id: { type: 'string' }, order_id: { type: 'string' }, order: { type: 'object' } },
        steps: { type: 'array', items: objectOf({ operation_id: { type: 'string' }, result: { type: 'string' } }, ['operation_id']) },
      },
      ['user_id', 'order_id', 'order', 'steps'],
    ),
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    async call(args, { connection, signal }) {
      const wanted = args as Wanted;
      const name = randomUUID();
      const example = create.example as Order;
      const { user_id = `user-${name}`, order_id = `order-${name}`, address = example.address, items = example.items } = wanted;
      const place = wanted.location_code === undefined ? {} : { location_code: wanted.location_code };
      const { client } = await connection.server(wanted.server);
      const options = optionsOf(wanted, signal);
      const steps: { operation_id: OperationId; result: string }[] = [];
      const step = (operation_id: OperationId, result: string) => steps.push({ operation_id, result });
      try {
        const user = { ...(document.operation('fulfillment.users.create')!.body!.example as FulfillmentUsersCreateBody), user_id };
        const created = await client.users.create({ body: user }, options).then(
          () => true,
          (error) => {
            if (wanted.user_id !== undefined && error instanceof ConnectError && error.key === 'user_id') return false;
            throw error;
          },
        );
        step('fulfillment.users.create', created ? `user ${user_id}` : `user ${user_id} was there`);

        const { service_options } = await client.serviceOptions.listDelivery({ user_id, body: { address, items, ...place } }, options);
        const slot = service_options.find(({ availability }) => availability.available);
        step('fulfillment.service_options.list_delivery', `${service_options.length} slots`);
        if (slot === undefined) throw new BadArguments('No slot is available there; try another address or store.');

        const { service_option_hold: hold } = await client.serviceOptions.reserve({ user_id, service_option_id: slot.id }, options);
        step('fulfillment.service_options.reserve', `slot ${slot.id} held until ${hold.expires_at}`);

        const body = { ...example, order_id, service_option_hold_id: hold.id, address, items, ...place };
        const order = await client.orders.createDelivery({ user_id, body }, options);
        step(CREATE, `order ${order_id}, ${order.status}`);

        if (wanted.scenario !== undefined || wanted.speed !== undefined) {
          const { scenario, speed } = wanted;
          const how = { ...(scenario === undefined ? {} : { scenario }), ...(speed === undefined ? {} : { speed }) };
          const run = await client.management.automaticShopper.start({ order_id, body: how }, options);
          step('management.automatic_shopper.start', `${run.status}, ${run.steps} steps; \`advance_clock\` lives through them at once`);
        }
        return { user_id, order_id, order, steps };
      } catch (error) {
        throw steps.length === 0 ? error : new BrokenOff(steps, error);
      }
    },
  };
}
