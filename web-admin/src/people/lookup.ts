import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type ApiError } from '../api.ts';
import { LookupHomes, LookupResidents, type LookupHomesQuery, type LookupResidentsQuery } from '../generated/api.ts';
import { actingAt } from '../post.ts';
import type { Way } from './way.ts';

export type Home = LookupHomesQuery['lookupAddress']['candidates'][number];

/** What a look-up brought. What was typed is not kept. */
export interface Found {
  readonly way: Way;
  readonly matches: LookupResidentsQuery['lookupResidents'] | null;
  readonly homes: readonly Home[] | null;
}

interface Wanted {
  readonly way: Way;
  readonly word: string;
}

async function find({ way, word }: Wanted): Promise<Found> {
  if (way === 'ADDRESS') {
    const { lookupAddress } = await ask(LookupHomes, { text: word });
    return { way, matches: null, homes: lookupAddress.candidates };
  }
  const { lookupResidents } = await ask(LookupResidents, { by: way, word });
  return { way, matches: lookupResidents, homes: null };
}

/** Looks people up, once for each press of the button: every time counts. The result stays while the console is open. */
export function useLookup() {
  const client = useQueryClient();
  const key = ['people-found', actingAt()];
  const { data: found = null } = useQuery<Found | null>({ queryKey: key, queryFn: skipToken, staleTime: Infinity });
  const search = useMutation<Found, ApiError, Wanted>({
    mutationFn: find,
    gcTime: 0,
    onMutate: () => client.setQueryData(key, null),
    onSuccess: (result) => client.setQueryData(key, result),
  });
  return { found, search, clear: () => client.setQueryData(key, null) };
}
