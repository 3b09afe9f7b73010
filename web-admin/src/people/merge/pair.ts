import type { MergeCandidatesQuery } from '../../generated/api.ts';

export type Pair = MergeCandidatesQuery['mergeCandidates']['nodes'][number];
export type Side = NonNullable<Pair['a']>;
