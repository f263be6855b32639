/** Started within one turn of the event loop. One costs about half a millisecond of processor time. */
const A_TURN = 16;

/**
 * Spreads work over turns of the event loop. Without it a thousand connections that come at once would all be shaken hands with before the
 * next request of another is read.
 */
export function inTurns(): (start: () => void) => void {
  const waiting: (() => void)[] = [];
  const turn = () => {
    for (const start of waiting.splice(0, A_TURN)) start();
    if (waiting.length > 0) setImmediate(turn);
  };
  return (start) => {
    if (waiting.push(start) === 1) setImmediate(turn);
  };
}
