import { useQuery } from '@tanstack/react-query';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';

/** Gives the time of the organization on a server, in epoch milliseconds. */
export type ServerClock = () => number;

const EVERY = 30_000;

/** Production goes by the wall; on development an organization's clock may be set and frozen. */
export function useServerClock(environment: Environment): ServerClock {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: [environment, 'clock'],
    queryFn: ({ signal }) => connect(environment).management.clock.get({}, { signal }),
    enabled: environment === 'development',
    refetchInterval: EVERY,
  });
  return () => {
    if (!data || environment === 'production') return Date.now();
    return Date.parse(data.now) + (data.frozen ? 0 : Date.now() - dataUpdatedAt);
  };
}
