import { handMadeAuthDirective } from './hand-made-auth-directive.ts';
import { nonNullAcrossSubgraphs } from './non-null-across-subgraphs.ts';
import { requiresMasked } from './requires-masked.ts';
import { requiresWithArguments } from './requires-with-arguments.ts';
import { reservedName } from './reserved-name.ts';
import type { Finding, SubgraphSdl } from './sdl.ts';
import { undocumentedRootField } from './undocumented-root-field.ts';
import { unguardedRootField } from './unguarded-root-field.ts';
import { unpagedRootList } from './unpaged-root-list.ts';

const rules = [
  handMadeAuthDirective,
  unguardedRootField,
  undocumentedRootField,
  unpagedRootList,
  nonNullAcrossSubgraphs,
  requiresWithArguments,
  requiresMasked,
  reservedName,
];

/** All that keeps these subgraphs from becoming one graph here. Composition's own errors come after it. */
export const lint = (subgraphs: readonly SubgraphSdl[]): readonly Finding[] => rules.flatMap((rule) => rule(subgraphs));

export const described = ({ rule, subgraph, at, message }: Finding): string => `${rule} ${subgraph} ${at}: ${message}`;
