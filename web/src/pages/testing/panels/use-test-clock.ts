import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { connect } from '../../../api/connect.ts';

const TICK = 1_000;
const CHECKED = 30_000;
export const CLOCK_KEY = ['development', 'clock'] as const;

/** The organization's clock on development, ticking as it does. `now` is epoch milliseconds, undefined until it is known. */
export function useTestClock() {
  const query = useQuery({
    queryKey: CLOCK_KEY,
    queryFn: async ({ signal }) => ({ ...(await connect('development').management.clock.get({}, { signal })), read: Date.now() }),
    refetchInterval: CHECKED,
    staleTime: 0,
  });
  const [wall, setWall] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setWall(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  const { data } = query;
  const passed = data && !data.frozen ? Math.max(0, wall - data.read) : 0;
  return { ...query, now: data && Date.parse(data.now) + passed };
}
