import { findTestClock } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { clockAnswer } from '../../due/advance.ts';
import { ClockSchema, EXAMPLE_CLOCK } from './clock-answer.ts';

export const getClock = defineOperation({
  id: 'management.clock.get',
  method: 'GET',
  path: '/cartwright/v1/clock',
  server: 'development',
  title: 'Get the clock',
  description:
    'What time it is for your organization. Slots, holds, tokens, reminders, lateness and callbacks follow this clock; rate limits, ' +
    '`Idempotency-Key` and the `Date` header follow the wall.',
  access: MANAGE,
  response: ClockSchema,
  errors: [],
  writes: 'none',
  example: { response: EXAMPLE_CLOCK },
  handle: async ({ db, tenant, wall }) => {
    const [row] = await db.query(findTestClock, [tenant.organizationId]);
    return clockAnswer(row?.test_clock ?? null, wall);
  },
});
