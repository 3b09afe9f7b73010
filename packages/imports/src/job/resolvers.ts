import type { Context, PageArgs } from '@linli/kit';
import type { Importer } from './importer.ts';
import { cellFields, faultFields, jobFields, rowFields } from './job.fields.ts';
import { jobMutations } from './job.mutations.ts';
import { ledgerOf } from './ledger.fields.ts';

const low = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** The resolvers of one ledger, under the names its contract gives them. */
export function resolversOf<R>(importer: Importer<R>): object {
  const { target, kept } = importer;
  const { name } = target;
  const does = jobMutations(importer);
  return {
    Query: {
      [`${low(name)}Imports`]: (_: unknown, page: PageArgs, { open }: Context) =>
        open(kept.jobs).page({}, { order: 'NEWEST', ...page }),
      [`${low(name)}Import`]: (_: unknown, { id }: { id: string }, { open }: Context) => open(kept.jobs).find(id),
      [`${low(name)}Ledger`]: () => ledgerOf(target),
      [`${low(name)}ImportTemplates`]: (_: unknown, page: PageArgs, { open }: Context) =>
        open(kept.templates).page({}, page),
    },
    Mutation: {
      [`upload${name}Import`]: does.upload,
      [`continue${name}Import`]: does.goOn,
      [`choose${name}ImportSheet`]: does.choose,
      [`map${name}Import`]: does.map,
      [`keep${name}ImportTemplate`]: does.keepTemplate,
      [`check${name}Import`]: does.check,
      [`apply${name}Import`]: does.apply,
      [`cancel${name}Import`]: does.cancel,
      [`retry${name}Import`]: does.retry,
      [`undo${name}Import`]: does.undo,
    },
    [`${name}Import`]: jobFields(importer),
    [`${name}ImportRow`]: rowFields,
    [`${name}ImportCells`]: cellFields(target.columns),
    [`${name}ImportTemplate`]: {
      __resolveReference: ({ id }: { id: string }, { open, viewer }: Context) =>
        viewer.permissions.has('import.run') ? open(kept.templates).find(id) : null,
      jurisdictionCode: ({ jurisdiction }: { jurisdiction: string }) => jurisdiction,
    },
  };
}

/** The resolvers of what all ledgers share. */
export const sharedResolvers: object = { ImportFault: faultFields };
