import type { Context, Where } from '@linli/kit';
import type { Permission } from '@linli/contract';
import { cases, type Case } from './case.model.ts';
import { pauses } from './pause.model.ts';
import type { Resolvers } from './schema.types.ts';

type Asked = Where<Case>;

// A caller without a home or a department has nothing waiting: an empty list matches nothing.
const at = ({ viewer }: Context): Asked => ({ nodeCode: viewer.home ? [viewer.home] : [] });
const given = ({ viewer }: Context): Asked => ({
  department: viewer.departments,
  departmentNode: viewer.home ? [viewer.home] : [],
});

async function inGrids({ open, viewer }: Context, asked: Asked): Promise<number> {
  const counts = await Promise.all(viewer.grids.map((grid) => open(cases).count(asked, grid)));
  return counts.reduce((sum, n) => sum + n, 0);
}

function counter(context: Context) {
  const { open, viewer } = context;
  return (permission: Permission, asked: Asked): Promise<number> =>
    viewer.permissions.has(permission) ? open(cases).count(asked) : Promise.resolve(0);
}

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

const inbox = (context: Context) => {
  const { open, viewer } = context;
  const count = counter(context);
  return {
    toAccept: () => inGrids(context, { state: 'REPORTED' }),
    inGrid: () => inGrids(context, { state: 'IN_GRID' }),
    toTriage: () => count('case.triage', { state: 'REPORTED', ...at(context) }),
    toDispatch: () => count('case.dispatch', { state: 'PENDING_DISPATCH', ...at(context) }),
    toTake: () => count('case.handle', { state: 'DISPATCHED', ...given(context) }),
    inProgress: () => count('case.handle', { state: 'IN_PROGRESS', ...given(context) }),
    toAnswer: () => toAnswer(context),
    toVerify: () => count('case.verify', { state: 'RESOLVED' }),
    toCallback: () => count('case.callback', { state: 'CALLBACK' }),
    pausesToDecide: () =>
      viewer.permissions.has('case.approve-pause') && viewer.home
        ? open(pauses).count({ state: 'REQUESTED', nodeCode: viewer.home })
        : 0,
    overdue: () => open(cases).count({ isOpen: true, overdue: true }),
  };
};

export const inboxResolvers: Resolvers = {
  Query: {
    // Counted one by one, and only what is asked for.
    caseInbox: (_, __, context) => inbox(context) as never,
  },
};
