import { useAskPages } from '../asking.ts';
import { Cases, type CaseLineFragment } from '../generated/api.ts';
import type { Wish } from './wish.ts';

export type CaseLine = CaseLineFragment;

const pageSize = 30;

/** The list as far as it was read. */
export function useLines(wish: Wish) {
  const query = useAskPages(Cases, { ...wish, first: pageSize }, ({ cases }) => cases.pageInfo);
  const lines: readonly CaseLine[] = query.data?.flatMap(({ cases }) => cases.nodes) ?? [];
  return { ...query, lines, total: query.data?.[0]?.cases.totalCount ?? null };
}
