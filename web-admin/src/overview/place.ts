import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { askPartly, type ApiError } from '../api.ts';
import { Overview, type OverviewQuery } from '../generated/api.ts';
import { actingAt } from '../post.ts';
import { useViewer } from '../viewer.tsx';
import { useRange } from './range.tsx';

export type Place = NonNullable<OverviewQuery['jurisdiction']>;
export type Stats = NonNullable<Place['caseStats']>;

interface Found {
  readonly data: OverviewQuery;
  readonly gaps: readonly ApiError[];
}

/** The place the address names, or home; asked with one and the same operation at every level. */
export function usePlace() {
  const { home } = useViewer();
  const { code = home?.code ?? '' } = useParams();
  const [range] = useRange();
  return useQuery<Found, ApiError>({
    queryKey: [Overview.name, actingAt(), code, range],
    queryFn: ({ signal }) => askPartly(Overview, { code, range }, { signal }),
    placeholderData: (before) => (before?.data.jurisdiction?.code === code ? before : undefined),
    refetchInterval: 60_000,
  });
}
