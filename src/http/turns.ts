/**
 * Spreads work over turns of the event loop, so many pieces at most in each: what comes at once would otherwise be done before the next
 * socket is read or timer is looked at. Pieces begin in the order in which they came.
 */
export function inTurns(aTurn: number): (begin: () => void) => void {
  const waiting: (() => void)[] = [];
  const turn = () => {
    const now = waiting.splice(0, aTurn);
    // Asked for first: what a piece adds asks by itself only where nothing waits.
    if (waiting.length > 0) setImmediate(turn);
    for (const begin of now) begin();
  };
  return (begin) => {
    if (waiting.push(begin) === 1) setImmediate(turn);
  };
}
