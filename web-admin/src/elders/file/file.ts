import type { ElderQuery } from '../../generated/api.ts';

export type ElderFile = NonNullable<ElderQuery['elderProfile']>;
export type DraftPlan = ElderQuery['carePlans']['nodes'][number];
