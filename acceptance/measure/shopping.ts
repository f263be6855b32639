import { unique } from '../support/names.ts';
import type { Wish } from './recorder.ts';
import type { Scene } from './scene.ts';

/** Drives orders through the states of sandbox batches, one step at a time. */

export const SANDBOX = '/v2/fulfillment_sandbox';
export const SHOPPERS = `POST ${SANDBOX}/shoppers`;
export const BATCHES = `POST ${SANDBOX}/batches`;
export const ADVANCE = `POST ${SANDBOX}/batches/{batch_id}/advance`;
export const ADD_ITEM = `POST ${SANDBOX}/shoppers/{shopper_id}/orders/{order_id}/items`;
export const UPDATE_ITEM = `PUT ${SANDBOX}/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}`;

const SHOPPING = ['picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check'] as const;
/** What follows the first state, which is `acknowledged` and of runner batches `brand_new` (contract/batch-states.tsv). */
export const STATES = {
  delivery: [...SHOPPING, 'delivering', 'completed'],
  pickup: [...SHOPPING, 'bags_check', 'staged'],
  runner_customer: ['at_store', 'bags_verified', 'completed'],
  delivery_only: ['at_store', 'bags_verified', 'delivering', 'completed'],
} as const;
export type BatchType = keyof typeof STATES;

/** An order as the paths name it; dispatch orders need no user. */
export type OrderParams = { readonly order_id: string; readonly user_id?: string };
export type BatchAnswer = { readonly id: number; readonly workflow_state: string };

let phones = 0;
export const shopperPhone = () => `+1212555${String(1_000 + ++phones).slice(-4)}`;

export async function newShopper({ recorder }: Scene): Promise<number> {
  const body = { email: `${unique('shopper')}@example.com`, phone: shopperPhone() };
  return (await recorder.call<{ id: number }>(SHOPPERS, { body })).id;
}

/** A batch of one order with a shopper of its own. */
export class Batch {
  readonly shopperId: number;
  readonly #scene: Scene;
  readonly #id: number;
  readonly #type: BatchType;

  private constructor(scene: Scene, shopperId: number, id: number, type: BatchType) {
    this.#scene = scene;
    this.shopperId = shopperId;
    this.#id = id;
    this.#type = type;
  }

  static async generate(scene: Scene, type: BatchType, { order_id, user_id }: OrderParams, headers: Wish['headers'] = {}): Promise<Batch> {
    const shopperId = await newShopper(scene);
    const order = user_id === undefined ? { id: order_id } : { id: order_id, user_id };
    const body = { shopper_id: shopperId, batch_type: type, orders: [order] };
    const { id } = await scene.recorder.call<BatchAnswer>(BATCHES, { body, headers });
    return new Batch(scene, shopperId, id, type);
  }

  /** Advances through the states of the batch, from one to another, both included. */
  async advance(from: string, to = from): Promise<void> {
    const { recorder } = this.#scene;
    const states: readonly string[] = STATES[this.#type];
    for (const workflow_state of states.slice(states.indexOf(from), states.indexOf(to) + 1)) {
      const wish = { params: { batch_id: this.#id }, body: { workflow_state } };
      const reached = (await recorder.call<BatchAnswer>(ADVANCE, wish)).workflow_state;
      recorder.effect(ADVANCE, 'workflow_state', reached === workflow_state);
      if (to === 'staged' || this.#type === 'delivery_only') recorder.effect(BATCHES, 'batch_type', reached === workflow_state);
    }
  }

  /** What the shopper does with one line of the order. */
  async item(line_num: string, order_id: string, body: object, headers: Wish['headers'] = {}): Promise<void> {
    await this.#scene.recorder.call(UPDATE_ITEM, { params: { shopper_id: this.shopperId, order_id, line_num }, body, headers });
  }
}

/** A shopper does the whole of an order, as its batch type says. */
export async function complete(scene: Scene, type: BatchType, order: OrderParams): Promise<void> {
  const batch = await Batch.generate(scene, type, order);
  await batch.advance(STATES[type][0], STATES[type].at(-1)!);
}

/** An item that the shopper found and scanned. */
export const found = (scanned_string: string, quantity: { delivered_count: number } | { delivered_weight: number }) => ({
  status: 'found',
  ...quantity,
  scans: [{ scanned_string, scanned_string_type: 'upca' }],
});
