import { handMadeAuthDirective } from './hand-made-auth-directive.ts';
import { nonNullAcrossSubgraphs } from './non-null-across-subgraphs.ts';
import { requiresMasked } from './requires-masked.ts';
import { requiresWithArguments } from './requires-with-arguments.ts';
import { reservedName } from './reserved-name.ts';
import type { Finding, SubgraphSdl } from './sdl.ts';
import { subgraphSubscription } from './subgraph-subscription.ts';
import { undocumentedRootField } from './undocumented-root-field.ts';
import { unguardedRootField } from './unguarded-root-field.ts';
import { unpagedRootList } from './unpaged-root-list.ts';
import { ruleWords } from './words.ts';

const rules = [
  handMadeAuthDirective,
  unguardedRootField,
  undocumentedRootField,
  unpagedRootList,
  nonNullAcrossSubgraphs,
  requiresWithArguments,
  requiresMasked,
  reservedName,
  subgraphSubscription,
];

/** All that keeps these subgraphs from becoming one graph here. Composition's own errors come after it. */
export const lint = (subgraphs: readonly SubgraphSdl[]): readonly Finding[] => rules.flatMap((rule) => rule(subgraphs));

/** A finding in a line: its code, where it is, what is the case, and the rule in Chinese. */
export const described = ({ rule, subgraph, at, message }: Finding): string =>
  `${rule} ${subgraph} ${at}: ${message} (${ruleWords[rule]})`;
