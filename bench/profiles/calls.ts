import type { Database } from '../../src/storage/engine/index.ts';
import { reserveSlots } from '../../src/storage/holds/hold.ts';
import { createOrders, findOrder } from '../../src/storage/orders/order.ts';
import { findFullWindowsForUser } from '../../src/storage/stores/usage.ts';
import { keepTokens } from '../../src/storage/tokens/token.ts';
import { createCommand, listedOf, listingParameters, reserveCommand, tokenParameters } from '../driver/commands.ts';
import type { Profiled } from '../options.ts';
import type { Stock } from '../stock.ts';
import { pastOrder, type World } from '../world.ts';
import type { Call } from './plans.ts';

/** What the server sends to the database for the operation, one call after the other; what a call needs is made beforehand. */
export function callsOf(operation: Profiled, world: World, database: Database, stock: Stock): () => Promise<Call> {
  const { organizationId, bannerId } = world.sample;
  let turn = 0;
  const reserve = () => {
    const [user, window] = [stock.takeUser()!, stock.nextWindow()];
    return { user, window, commands: JSON.stringify([reserveCommand(world, user, window, world.capacity)]) };
  };
  switch (operation) {
    case 'create':
      return async () => {
        const { user, window, commands } = reserve();
        const [held] = await database.query(reserveSlots, [commands]);
        const command = createCommand(world, { user, window, hold: Number(held!.hold_id) }, stock.nextOrder(), world.capacity);
        return { statement: createOrders, parameters: [JSON.stringify([command])] };
      };
    case 'reserve':
      return async () => ({ statement: reserveSlots, parameters: [reserve().commands] });
    case 'slots': {
      const listed = listedOf(world);
      return async () => ({
        statement: findFullWindowsForUser,
        parameters: listingParameters(world, listed[turn++ % listed.length]!, stock.takeUser()!),
      });
    }
    case 'get':
      return async () => {
        const { user, order } = pastOrder(world, turn++);
        return { statement: findOrder, parameters: [organizationId, bannerId, user, order] };
      };
    case 'token':
      return async () => ({ statement: keepTokens, parameters: tokenParameters(world) });
  }
}
