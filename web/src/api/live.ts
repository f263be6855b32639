import { useEffect, useEffectEvent, useState } from 'react';
import type { Environment } from './session.ts';

export type Topic = 'orders' | 'events' | 'requests' | 'deliveries' | 'status';
export type LiveState = 'connecting' | 'open' | 'interrupted';

/** Before a stream that was refused is asked for again: the browser does that only for those that broke off. */
const AGAIN = 30_000;

/**
 * Hears what happens on a server while the component is shown (server-sent events, `/api/live`). The browser connects again by
 * itself; give `topics` in one order, since another order is another connection.
 */
export function useLive(environment: Environment, topics: readonly Topic[], onEvent: (topic: Topic, data: unknown) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const hear = useEffectEvent(onEvent);
  const list = topics.join(',');
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is another connection
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(`/api/live?${new URLSearchParams({ environment, topics: list })}`);
    source.onopen = () => setState('open');
    source.onerror = () => {
      setState('interrupted');
      if (source.readyState === EventSource.CLOSED) again = setTimeout(() => setAttempt((count) => count + 1), AGAIN);
    };
    for (const topic of list.split(',') as Topic[]) {
      source.addEventListener(topic, ({ data }: MessageEvent<string>) => hear(topic, JSON.parse(data)));
    }
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [environment, list, attempt]);
  return state;
}
