import { statement } from '../engine/types.ts';

type StoreKey = [organizationId: number, bannerId: number, locationCode: string];
interface InstructionsRow {
  readonly pickup_instructions: unknown;
}
const KEY = 'organization_id = $1 and banner_id = $2 and location_code = $3';

export const findPickupInstructions = statement<StoreKey, InstructionsRow>(
  'find_pickup_instructions',
  `select pickup_instructions from cw.stores where ${KEY}`,
);

/** The JSON of `PickupInstruction[]` (fulfillment/orders/pickup.ts). */
export const setPickupInstructions = statement<[...StoreKey, instructions: string, at: Date], InstructionsRow>(
  'set_pickup_instructions',
  `update cw.stores set pickup_instructions = $4::jsonb, updated_at = $5 where ${KEY} returning pickup_instructions`,
);
