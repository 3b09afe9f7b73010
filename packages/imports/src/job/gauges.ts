import type { Context, Gauge } from '@linli/kit';
import type { Importer } from './importer.ts';
import { stageOf, states } from './words.ts';

const state = states.filter(stageOf);

const sum = (figures: readonly number[]): number => figures.reduce((all, each) => all + each, 0);

type AnyImporter = Pick<Importer, 'kept'>;

const working = async (context: Context, importers: readonly AnyImporter[]): Promise<readonly number[]> => {
  const found = await Promise.all(importers.map(({ kept }) => context.open(kept.jobs).some({ state }, { limit: 500 })));
  return found.flat().map(({ next, standing }) => next + standing);
};

/** How many ledgers are being taken in, and how far they are: a figure that stands still beside one above 0 is stuck. */
export const gaugesOf = (importers: readonly AnyImporter[]): readonly Gauge[] => [
  {
    name: 'linli.import.working',
    says: 'Ledgers that are being checked, applied or undone',
    read: async (context) => (await working(context, importers)).length,
  },
  {
    name: 'linli.import.batches',
    says: 'Batches that the ledgers at work have behind them',
    read: async (context) => sum(await working(context, importers)),
  },
];
