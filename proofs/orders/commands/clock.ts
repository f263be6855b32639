import { define } from './kit.ts';

/** The clock is moved by the shop, not by a request of the API. */
export const moveClock = define<{ minutes: number }>('move clock', {
  request: () => undefined,
  apply: (state, { minutes }) => {
    state.now += minutes * 60_000;
    return { members: {} };
  },
});
