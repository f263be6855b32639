import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  AllowBackwards,
  ClockSchema,
  ClockTime,
  clockTime,
  EXAMPLE_CLOCK,
  lockedClock,
  refuseBackwards,
  writeClock,
} from './clock-answer.ts';

export const setClock = defineOperation({
  id: 'management.clock.set',
  method: 'POST',
  path: '/cartwright/v1/clock/set',
  server: 'development',
  title: 'Set the clock',
  description:
    'Jumps to an instant, and stands or runs on from there as the clock did before. What falls due in between is not done at its own ' +
    'time: it is done late, at the new one, as after a server was off. To live through the time in between, advance the clock.',
  access: MANAGE,
  body: Type.Object({ at: ClockTime('Where the clock is set.'), allow_backwards: AllowBackwards }),
  response: ClockSchema,
  errors: [errors.blank, errors.invalidTime, errors.clockBackwards, errors.clockOutOfRange, errors.clockAdvancing],
  writes: 'transaction',
  example: { body: { at: EXAMPLE_CLOCK.now }, response: EXAMPLE_CLOCK },
  handle: async (context) => {
    const { body, wall } = context;
    const { clock, now } = await lockedClock(context);
    const at = clockTime(body.at, 'at');
    refuseBackwards(at, now, body.allow_backwards);
    return writeClock(context, { at, set_at: wall, frozen: clock?.frozen ?? false });
  },
});
