import { readFileSync } from 'node:fs';
import { mergeResolvers, type Subgraph, type Viewer } from '@linli/kit';
import { missingIn } from './contract.ts';
import { SERVICE } from './job/file.ts';
import { forgetOf } from './job/forget.ts';
import { gaugesOf } from './job/gauges.ts';
import { type Importer, type Limits, usualLimits } from './job/importer.ts';
import type { Job } from './job/job.ts';
import { resolversOf, sharedResolvers } from './job/resolvers.ts';
import { collectionsOf, type RowFields } from './job/store.model.ts';
import { workOf } from './job/work.ts';
import type { Target } from './target.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- ledgers of several kinds stand in one list
type AnyTarget = Target<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- and so do their importers
type AnyImporter = Importer<any>;

/** Who brought a ledger in sees what it says, for the purpose of bringing it in. Nobody else does. */
const linksOf = (names: readonly string[]): NonNullable<Subgraph['links']> => ({
  LEDGER_IMPORT: Object.fromEntries(
    names.flatMap((name) => [
      [`${name}Import`, (job: Job, viewer: Viewer) => job.createdBy === viewer.id] as const,
      [`${name}ImportCells`, (row: RowFields, viewer: Viewer) => row.by === viewer.id] as const,
    ]),
  ),
});

function checkContract({ name, schema }: Subgraph, targets: readonly AnyTarget[]): void {
  const missing = missingIn(readFileSync(schema, 'utf8'), targets);
  if (missing.length > 0)
    throw new Error(`The contract of ${name} lacks ${missing.join(', ')}: node packages/imports/bin/contract.mjs`);
}

/** A subgraph that takes ledgers in: its own manifest, and what each ledger needs to be imported. */
export function importing(subgraph: Subgraph, targets: readonly AnyTarget[], limits: Limits = usualLimits): Subgraph {
  checkContract(subgraph, targets);
  const importers: readonly AnyImporter[] = targets.map((target) => ({
    target,
    kept: collectionsOf(target.name),
    limits,
  }));
  const { collections, resolvers, ticks = [], gauges = [], services = [], links = {} } = subgraph;
  return {
    ...subgraph,
    collections: [...collections, ...importers.flatMap(({ kept }) => Object.values(kept))],
    resolvers: mergeResolvers<object>(resolvers, sharedResolvers, ...importers.map(resolversOf)),
    services: [...services, SERVICE],
    links: { ...links, ...linksOf(targets.map(({ name }) => name)) },
    gauges: [...gauges, ...gaugesOf(importers)],
    ticks: [
      ...ticks,
      ...importers.map((importer) => ({
        name: `import-${importer.target.name.toLowerCase()}`,
        seconds: 0.5,
        goesFirst: true,
        run: workOf(importer),
      })),
      ...importers
        .filter(({ target }) => target.erased)
        .map((importer) => ({
          name: `forget-${importer.target.name.toLowerCase()}`,
          seconds: 10,
          run: forgetOf(importer),
        })),
    ],
  };
}
