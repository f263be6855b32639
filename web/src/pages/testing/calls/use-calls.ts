import { useEffect, useState } from 'react';
import { type SentCall, watchCalls } from '../../../api/connect.ts';

export interface KeptCall extends SentCall {
  readonly id: number;
}

const KEPT = 50;

/** The latest calls that the testing center made: writes, and everything of the Connect API; what the pages read to show it is left out. */
export function useCalls(): readonly KeptCall[] {
  const [calls, setCalls] = useState<readonly KeptCall[]>(kept);
  useEffect(
    () =>
      watchCalls((call) => {
        if (call.method === 'GET') return;
        kept = [{ ...call, id: (kept[0]?.id ?? 0) + 1 }, ...kept].slice(0, KEPT);
        setCalls(kept);
      }),
    [],
  );
  return calls;
}

/** Stays from page to page. */
let kept: readonly KeptCall[] = [];
