import type { SubjectRequestsQuery } from '../../generated/api.ts';

export type Request = SubjectRequestsQuery['subjectRequests']['nodes'][number];
