import { useAsk } from '../asking.ts';
import { Case, type CaseQuery } from '../generated/api.ts';

export type CaseFile = NonNullable<CaseQuery['case']>;

/** One case with everything its page shows, personal fields masked. */
export const useCase = (id: string) => useAsk(Case, { id });

export type Action = CaseFile['actions'][number];
