import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/** A list as far as it is loaded. */
export interface RowPages<T> {
  readonly items: readonly T[];
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly error: Error | null;
  readonly retry: () => void;
}

export interface RowPagesOptions<T> {
  readonly queryKey: QueryKey;
  /** Gives a page: `after` is the `next_cursor` of the one before. */
  readonly fetchPage: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly T[]; readonly next: string | null }>;
  readonly refetchInterval?: number;
}

/** Reads a list of the API page by page. */
export function useRowPages<T>({ queryKey, fetchPage, refetchInterval }: RowPagesOptions<T>): RowPages<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
  return {
    items: query.data?.pages.flatMap(({ rows }) => rows) ?? [],
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** A list that came whole, as DataTable takes it. */
export function allRows<T>(query: {
  readonly data: readonly T[] | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}): RowPages<T> {
  return {
    items: query.data ?? [],
    isLoading: query.isPending,
    isLoadingMore: false,
    hasMore: false,
    loadMore: () => {},
    error: query.error,
    retry: () => void query.refetch(),
  };
}
