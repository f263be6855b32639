import { Type } from '../../contract/schema.ts';
import { stopRuns } from '../../storage/automatic-shopper/run.ts';
import { deleteAutomaticShopper as removeAutomaticShopper } from '../../storage/automatic-shopper/shopper.ts';
import { defineOperation, MANAGE } from '../define.ts';

export const deleteAutomaticShopper = defineOperation({
  id: 'management.automatic_shopper.delete',
  method: 'DELETE',
  path: '/cartwright/v1/automatic_shopper',
  server: 'development',
  title: 'Send the automatic shopper away',
  description: 'It takes no new orders and stops with those that it has in hand, which stay where they are; go on with them yourself.',
  access: MANAGE,
  response: Type.Object({ stopped: Type.Integer({ description: 'Orders that it had in hand.' }) }),
  errors: [],
  writes: 'transaction',
  example: { response: { stopped: 3 } },
  handle: async ({ db, tenant, now }) => {
    await db.query(removeAutomaticShopper, [tenant.organizationId]);
    const [row] = await db.query(stopRuns, [tenant.organizationId, null, new Date(now)]);
    return { stopped: row!.count };
  },
});
