import { type Context, fail, type Page, type PageArgs } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import { oversees } from './access.rules.ts';
import type { AccessEntry } from './access-entry.model.ts';
import { accountLinks } from './account-link.model.ts';
import { auditEntries } from './audit-entry.model.ts';
import type { Resolvers } from './schema.types.ts';

/** The ledger as the person themself may read it: all of the province, because people move, and only with their login. */
async function ownLedger(context: Context, resident: string): Promise<Context> {
  const { id: account, home } = context.viewer;
  const [province] = home ? pathOf(home) : [];
  const own = province ? context.asService('own-access', province) : null;
  const link = await own?.open(accountLinks).findBy({ account, resident });
  return own && link ? own : fail('NOT_FOUND', { field: 'id' });
}

async function accessLog(context: Context, person: string, page: PageArgs): Promise<Page<AccessEntry>> {
  const { open } = oversees(context.viewer) ? context : await ownLedger(context, person);
  return open(auditEntries).page({ person }, { ...page, order: 'newest' });
}

export const resolvers: Resolvers = {
  Resident: {
    __resolveReference: (key) => key,
    accessLog: ({ id = '' }, page, context) => accessLog(context, id, page),
  },
  Household: {
    __resolveReference: (key) => key,
    accessLog: ({ id = '' }, page, context) => accessLog(context, id, page),
  },
  AccessEntry: {
    office: ({ node }) => node ?? null,
  },
};
