import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import type { RowPages } from '../../parts/use-row-pages.ts';
import { keyOf, type RequestQuery, type RequestSummary } from './types.ts';

/** How long the server holds a question to which nothing has come yet, seconds; less than proxies allow. */
const WAIT = 20;
const PAGE = 50;
const AGAIN_MILLISECONDS = 3_000;
/** What came meanwhile is kept up to so many; the rest is found by reading the page anew. */
const MOST_FOLLOWED = 1_000;

export interface FollowedRequests {
  readonly rows: RowPages<RequestSummary>;
  /** Why nothing is heard any more; it is tried again. */
  readonly interruption: Error | null;
}

/** The newest requests, and those that come while the page is open, on top. Paused, nothing moves; what came meanwhile follows afterwards. */
export function useRequests(environment: Environment, query: RequestQuery, paused: boolean): FollowedRequests {
  const past = useInfiniteQuery({
    queryKey: [environment, 'requests', 'list', query],
    queryFn: async ({ pageParam, signal }) => {
      const { list } = connect(environment).management.requests;
      // A place in the stream from before the first page is read: nothing falls between the two.
      const start = pageParam === undefined ? (await list({ ...query, sort: 'oldest' }, { signal })).next_cursor : null;
      const page = await list({ ...query, limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) }, { signal });
      return { start, rows: page.requests, next: page.next_cursor };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // What comes later is followed, and not found by reading everything again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const start = past.data?.pages[0]?.start ?? undefined;
  const { fresh, interruption } = useFollowing(environment, JSON.stringify(query), start, paused);
  const known = new Set(fresh.map(keyOf));
  const older = past.data?.pages.flatMap(({ rows }) => rows) ?? [];
  const rows = {
    items: [...fresh, ...older.filter((row) => !known.has(keyOf(row)))],
    isLoading: past.isPending,
    isLoadingMore: past.isFetchingNextPage,
    hasMore: past.hasNextPage,
    loadMore: () => void past.fetchNextPage(),
    error: past.error,
    retry: () => void past.refetch(),
  };
  return { rows, interruption };
}

function useFollowing(environment: Environment, filter: string, start: string | undefined, paused: boolean) {
  const [heard, setHeard] = useState<{ readonly of: string | undefined; readonly rows: readonly RequestSummary[] }>({
    of: start,
    rows: [],
  });
  const [interruption, setInterruption] = useState<Error | null>(null);
  const place = useRef<{ of: string | undefined; cursor: string | undefined }>({ of: undefined, cursor: undefined });
  useEffect(() => {
    if (start === undefined || paused) return;
    if (place.current.of !== start) place.current = { of: start, cursor: start };
    const ending = new AbortController();
    const follow = async () => {
      const { list } = connect(environment).management.requests;
      while (!ending.signal.aborted) {
        try {
          const query = { ...(JSON.parse(filter) as RequestQuery), sort: 'oldest' as const, wait: WAIT, after: place.current.cursor! };
          const { requests, next_cursor } = await list(query, { signal: ending.signal });
          place.current.cursor = next_cursor!;
          setInterruption(null);
          if (requests.length === 0) continue;
          const newest = requests.toReversed();
          setHeard((before) => ({ of: start, rows: [...newest, ...(before.of === start ? before.rows : [])].slice(0, MOST_FOLLOWED) }));
        } catch (error) {
          if (ending.signal.aborted) return;
          setInterruption(error as Error);
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
        }
      }
    };
    void follow();
    return () => ending.abort();
  }, [environment, filter, start, paused]);
  return { fresh: heard.of === start ? heard.rows : [], interruption };
}
