import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, type ApiError } from '../api.ts';
import { Cases, type CaseLineFragment, type CasesQuery } from '../generated/api.ts';
import { actingAt } from '../post.ts';
import type { Wish } from './wish.ts';

export type CaseLine = CaseLineFragment;

const pageSize = 30;

/** The list as far as it was read, page by page along the API's cursors. */
export function useLines(wish: Wish) {
  const query = useInfiniteQuery<CasesQuery, ApiError, CasesQuery[], readonly unknown[], string | null>({
    queryKey: [Cases.name, actingAt(), wish],
    queryFn: ({ pageParam, signal }) => ask(Cases, { ...wish, first: pageSize, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ cases }) => (cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null),
    select: ({ pages }) => pages,
  });
  const lines: readonly CaseLine[] = query.data?.flatMap(({ cases }) => cases.nodes) ?? [];
  return { ...query, lines, total: query.data?.[0]?.cases.totalCount ?? null };
}
