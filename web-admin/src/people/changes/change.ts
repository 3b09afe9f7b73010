import type { ChangeRecordsQuery } from '../../generated/api.ts';

export type Change = ChangeRecordsQuery['changeRecords']['nodes'][number];
