import { because, type Context, fail, type Viewer, placeOf } from '@linli/kit';
import { reads, seenResident } from './eyes.ts';
import { residents } from './resident.model.ts';
import type { Resolvers } from './schema.types.ts';
import { specialTags, type SpecialTag } from './special-tag.model.ts';
import { accesses, type SpecialTagAccess } from './special-tag-access.model.ts';
import {
  admit,
  approveTag,
  askAccess,
  deptToken,
  dismiss,
  endAccess,
  grantAccess,
  liftTag,
  proposeTag,
  refuseAccess,
  userToken,
} from './special-tag.rules.ts';

/** Whom a viewer is to sealed tags: somebody without a token finds none, and cannot tell whether there are any. */
function tokensOf({ id, permissions, departments }: Viewer): readonly string[] {
  const own = permissions.has('special-tag.manage') ? departments.map(deptToken) : [];
  return [...own, userToken(id)];
}

const known = ({ viewer }: Context) => ({ seenBy: tokensOf(viewer) });
const ofOwn = ({ viewer }: Context) => ({ department: viewer.departments });

/** A tag by id, as hidden as in a list. */
async function loadTag(context: Context, id: string): Promise<SpecialTag | null> {
  const row = await context.open(specialTags).find(id);
  const tokens = tokensOf(context.viewer);
  return row && reads(context.viewer) && row.seenBy.some((token) => tokens.includes(token)) ? row : null;
}

const hidden = (id: string): never => fail('NOT_FOUND', { field: 'id', id });

/** A tag to act on: one of others is refused as one that never was, before its version or state could tell. */
const actOn = async (context: Context, id: string): Promise<SpecialTag> => (await loadTag(context, id)) ?? hidden(id);

async function loadAccess({ open, viewer }: Context, id: string): Promise<SpecialTagAccess | null> {
  const row = await open(accesses).find(id);
  return row && viewer.departments.includes(row.department) ? row : null;
}

const decideOn = async (context: Context, id: string): Promise<SpecialTagAccess> =>
  (await loadAccess(context, id)) ?? hidden(id);

export const specialTagResolvers: Resolvers = {
  Query: {
    specialTags: (_, { state, ...page }, context) => context.open(specialTags).page({ ...known(context), state }, page),
    specialTagAccesses: (_, { state, ...page }, context) =>
      context.open(accesses).page({ ...ofOwn(context), state }, page),
  },
  Mutation: {
    async proposeSpecialTag(_, { input }, context) {
      const resident = await context.open(residents).load(input.resident);
      return context.open(specialTags).insert(placeOf(resident), proposeTag(resident, input, context));
    },
    async approveSpecialTag(_, { id, version }, context) {
      await actOn(context, id);
      return context.open(specialTags).change(id, version, (row) => approveTag(row, context));
    },
    async liftSpecialTag(_, { id, version, reason }, context) {
      await actOn(context, id);
      return context.open(specialTags).change(id, version, (row) => liftTag(row, because(reason), context));
    },
    async requestTagAccess(_, { input }, context) {
      const tag = await actOn(context, input.tag);
      const { reader, until } = input;
      const decision = askAccess(tag, { reader, until, reason: because(input.reason) }, context);
      return context.open(accesses).insert(placeOf(tag), decision);
    },
    async grantTagAccess(_, { id, version }, context) {
      await decideOn(context, id);
      const granted = await context.open(accesses).change(id, version, (row) => grantAccess(row, context));
      await context.open(specialTags).amend(granted.tagId, (row) => admit(row, granted));
      return granted;
    },
    async refuseTagAccess(_, { id, version, reason }, context) {
      await decideOn(context, id);
      return context.open(accesses).change(id, version, (row) => refuseAccess(row, because(reason), context));
    },
  },
  Resident: {
    specialTags: ({ id }, page, context) => context.open(specialTags).page({ residentId: id, ...known(context) }, page),
  },
  SpecialTag: {
    __resolveReference: ({ id }, context) => loadTag(context, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
  },
  SpecialTagAccess: {
    __resolveReference: ({ id }, context) => loadAccess(context, id),
    tag: ({ tagId }, _, context) => loadTag(context, tagId),
  },
};

const BATCH = { limit: 500 };

/** Rights to read run out. */
export async function endAccesses(context: Context): Promise<number> {
  const due = await context.open(accesses).some({ state: 'GRANTED', until: { until: context.now } }, BATCH);
  return context.eachOne(
    due.map(({ id }) => id),
    async (id, { open, now }) => {
      const { tagId } = await open(accesses).amend(id, (row) => endAccess(row, now));
      await open(specialTags).amend(tagId, (row) => dismiss(row, now));
    },
  );
}
