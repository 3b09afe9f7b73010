import { mergeResolvers } from '@linli/kit';
import { appraisalResolvers } from './appraisal.resolvers.ts';
import { assignmentResolvers } from './assignment.resolvers.ts';
import { gridResolvers } from './grid.resolvers.ts';
import { jurisdictionResolvers } from './jurisdiction.resolvers.ts';
import { meResolvers } from './me.resolvers.ts';
import { pointResolvers } from './point.resolvers.ts';
import { qrCodeResolvers } from './qr-code.resolvers.ts';
import { taskResolvers } from './task.resolvers.ts';
import { visitResolvers } from './visit.resolvers.ts';
import { workerResolvers } from './worker.resolvers.ts';

export const resolvers = mergeResolvers(
  meResolvers,
  jurisdictionResolvers,
  gridResolvers,
  workerResolvers,
  assignmentResolvers,
  pointResolvers,
  qrCodeResolvers,
  visitResolvers,
  taskResolvers,
  appraisalResolvers,
);
