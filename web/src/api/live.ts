import { useEffect, useEffectEvent, useState } from 'react';
import type { Environment } from './session.ts';

export type Topic = 'orders' | 'events' | 'requests' | 'deliveries' | 'status';
export type LiveState = 'connecting' | 'open' | 'interrupted';

/**
 * Hears what happens on a server while the component is shown (server-sent events, `/api/live`). The browser connects again by
 * itself; give `topics` in one order, since another order is another connection.
 */
export function useLive(environment: Environment, topics: readonly Topic[], onEvent: (topic: Topic, data: unknown) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const hear = useEffectEvent(onEvent);
  const list = topics.join(',');
  useEffect(() => {
    const source = new EventSource(`/api/live?${new URLSearchParams({ environment, topics: list })}`);
    source.onopen = () => setState('open');
    source.onerror = () => setState('interrupted');
    for (const topic of list.split(',') as Topic[]) {
      source.addEventListener(topic, ({ data }: MessageEvent<string>) => hear(topic, JSON.parse(data)));
    }
    return () => source.close();
  }, [environment, list]);
  return state;
}
