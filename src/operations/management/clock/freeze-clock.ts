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

export const freezeClock = defineOperation({
  id: 'management.clock.freeze',
  method: 'POST',
  path: '/cartwright/v1/clock/freeze',
  server: 'development',
  title: 'Freeze the clock',
  description:
    'The clock stands still, now or at the instant given, until it is advanced, set or resumed. Of what falls due before that instant ' +
    'nothing is skipped: it is done at that instant.',
  access: MANAGE,
  body: Type.Object({ at: Type.Optional(ClockTime('Default: what the clock shows.')), allow_backwards: AllowBackwards }),
  response: ClockSchema,
  errors: [errors.invalidTime, errors.clockBackwards, errors.clockOutOfRange, errors.clockAdvancing],
  writes: 'transaction',
  example: { body: { at: EXAMPLE_CLOCK.now }, response: EXAMPLE_CLOCK },
  handle: async (context) => {
    const { body, wall } = context;
    const { now } = await lockedClock(context);
    const at = body.at === undefined ? now : clockTime(body.at, 'at');
    refuseBackwards(at, now, body.allow_backwards);
    return writeClock(context, { at, set_at: wall, frozen: true });
  },
});
