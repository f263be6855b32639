import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ClockSchema, EXAMPLE_CLOCK, lockedClock, writeClock } from './clock-answer.ts';

export const resumeClock = defineOperation({
  id: 'management.clock.resume',
  method: 'POST',
  path: '/cartwright/v1/clock/resume',
  server: 'development',
  title: 'Resume the clock',
  description:
    'The clock runs on from where it stands, or follows the wall again with `to_wall`, which goes back where it was ahead. What falls due ' +
    'up to the wall is done at once.',
  access: MANAGE,
  body: Type.Object({
    to_wall: Type.Optional(Type.Boolean({ description: 'Gives up the test clock.', default: false })),
  }),
  response: ClockSchema,
  errors: [errors.notABoolean, errors.clockAdvancing],
  writes: 'transaction',
  example: { body: { to_wall: false }, response: { ...EXAMPLE_CLOCK, frozen: false } },
  handle: async (context) => {
    const { clock, now } = await lockedClock(context);
    const follows = context.body.to_wall === true || clock === null;
    return writeClock(context, follows ? null : { at: now, set_at: context.wall, frozen: false });
  },
});
