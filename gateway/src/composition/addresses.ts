import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import type { SubgraphAddress } from '../settings.ts';

const textOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): string => {
  const value = given.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
};

/** The subgraphs a supergraph names, with the addresses it was composed with (join spec: `enum join__Graph`). */
export function addressesIn(supergraph: string): readonly SubgraphAddress[] {
  const { definitions } = parse(supergraph, { noLocation: true });
  const graphs = definitions.find(
    (each) => each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error('this is no supergraph: it has no join__Graph');
  return (graphs.values ?? []).flatMap(({ directives = [] }) => {
    const found = directives.find((each) => each.name.value === 'join__graph');
    return found ? [{ name: textOf(found, 'name'), url: textOf(found, 'url') }] : [];
  });
}
