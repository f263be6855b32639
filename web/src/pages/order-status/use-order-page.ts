import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConnectError } from '../../../../client/errors.ts';
import type { OrderPagesGetAnswer } from '../../../../client/generated/types.ts';
import { customer } from '../../api/customer.ts';
import type { LiveState } from '../../api/live.ts';

export type OrderPage = OrderPagesGetAnswer;
export type OrderStep = OrderPage['step'];
export type Action = OrderPage['actions'][number];

export const pageKey = (link: string) => ['order-page', link];

/** Seconds that an answer may be waited for; a drive goes on without a change of the order. */
const WAIT = 25;
const WAIT_WHILE_DRIVING = 5;
/** Milliseconds until the next try after a failure. */
const PAUSE = 5_000;

/** The order behind a link, kept up while it is shown: each answer is waited for by the version before it. */
export function useOrderPage(link: string) {
  const client = useQueryClient();
  const page = useQuery({
    queryKey: pageKey(link),
    queryFn: ({ signal }) => customer.orderPages.get({ link }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [state, setState] = useState<LiveState>('connecting');
  const isKnown = page.data !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    const gone = new AbortController();
    const { signal } = gone;
    const follow = async () => {
      while (!signal.aborted) {
        const { version: after, step } = client.getQueryData<OrderPage>(pageKey(link))!;
        const wait = step === 'out_for_delivery' ? WAIT_WHILE_DRIVING : WAIT;
        try {
          setState('open');
          const next = await customer.orderPages.get({ link, after, wait }, { signal, timeout: (WAIT + 10) * 1_000 });
          client.setQueryData(pageKey(link), next);
        } catch (error) {
          if (signal.aborted) return;
          // The link has run out: the page is read again, to say so.
          if (error instanceof ConnectError && error.status === 404) return void client.resetQueries({ queryKey: pageKey(link) });
          setState('interrupted');
          await pause(signal);
        }
      }
    };
    void follow();
    return () => gone.abort();
  }, [client, link, isKnown]);
  return { ...page, state };
}

const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
