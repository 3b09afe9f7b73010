import type { Context, Where } from '@linli/kit';
import type { Permission } from '@linli/contract';
import { cases, type Case } from './case.model.ts';
import { pauses } from './pause.model.ts';
import type { Resolvers } from './schema.types.ts';

type Asked = Where<Case>;

// A caller without a home or a department has nothing waiting: an empty list matches nothing.
const home = ({ viewer }: Context): readonly string[] => (viewer.home ? [viewer.home] : []);
const given = (context: Context): Asked => ({
  department: context.viewer.departments,
  departmentNode: home(context),
});

async function inGrids({ open, viewer }: Context, asked: Asked): Promise<number> {
  const counts = await Promise.all(viewer.grids.map((grid) => open(cases).count(asked, grid)));
  return counts.reduce((sum, n) => sum + n, 0);
}

const count = ({ open, viewer }: Context, permission: Permission, asked: Asked): Promise<number> | number =>
  viewer.permissions.has(permission) ? open(cases).count(asked) : 0;

/** Open answers of the caller's departments in joint cases. */
async function toAnswer({ open, viewer }: Context): Promise<number> {
  if (viewer.departments.length === 0) return 0;
  const joint = await open(cases).some({ joint: true, isOpen: true }, { limit: 500 });
  return joint.filter(({ coHandlers }) =>
    coHandlers.some(
      ({ department, nodeCode, state }) =>
        state === 'ASKED' && viewer.departments.includes(department) && nodeCode === viewer.home,
    ),
  ).length;
}

export const inboxResolvers: Resolvers = {
  Query: {
    caseInbox: () => ({}),
  },
  // One by one, so that only what is asked for is counted.
  CaseInbox: {
    toAccept: (_, __, context) => inGrids(context, { state: 'REPORTED' }),
    inGrid: (_, __, context) => inGrids(context, { state: 'IN_GRID' }),
    toTriage: (_, __, context) => count(context, 'case.triage', { state: 'REPORTED', nodeCode: home(context) }),
    toDispatch: (_, __, context) =>
      count(context, 'case.dispatch', { state: 'PENDING_DISPATCH', nodeCode: home(context) }),
    toTake: (_, __, context) => count(context, 'case.handle', { state: 'DISPATCHED', ...given(context) }),
    inProgress: (_, __, context) => count(context, 'case.handle', { state: 'IN_PROGRESS', ...given(context) }),
    toAnswer: (_, __, context) => toAnswer(context),
    toVerify: (_, __, context) => count(context, 'case.verify', { state: 'RESOLVED' }),
    toCallback: (_, __, context) => count(context, 'case.callback', { state: 'CALLBACK' }),
    pausesToDecide: (_, __, context) =>
      context.viewer.permissions.has('case.approve-pause')
        ? context.open(pauses).count({ state: 'REQUESTED', nodeCode: home(context) })
        : 0,
    overdue: (_, __, { open }) => open(cases).count({ isOpen: true, overdue: true }),
  },
};
