import { useQuery } from '@tanstack/react-query';
import { callConsole } from '../../api/console.ts';
import { STATUS_KEY } from './types.ts';

const SHORTEST = 1_000;
const LONGEST = 30_000;

/** What the page shows at first, read again after each round of probes. */
export function useStatus() {
  return useQuery({
    queryKey: [...STATUS_KEY, 'page'],
    queryFn: ({ signal }) => callConsole('GET /api/status', { signal }),
    refetchInterval: ({ state: { data } }) => Math.min(LONGEST, Math.max(SHORTEST, (data?.interval_seconds ?? 30) * 1_000)),
    staleTime: 0,
    meta: { polled: true },
  });
}
