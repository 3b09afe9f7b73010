import { Kind, type TypeNode } from 'graphql';
import { entitiesOf, ownersOf } from './entities.ts';
import { fieldsOf, finding, isList, namedType, type Rule } from './sdl.ts';

const isNonNull = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;

/**
 * One subgraph down must not empty another's answer. So a reference to somebody else's entity can be null, and so can
 * each field one adds to it. Lists of references are left out: a page of stubs carries its own keys.
 */
export const nonNullAcrossSubgraphs: Rule = (subgraphs) => {
  const owners = ownersOf(subgraphs);
  return subgraphs.flatMap((sdl) => {
    const here = entitiesOf(sdl);
    const isForeign = (type: string): boolean => here.has(type) && owners.get(type) !== sdl.name;
    return fieldsOf(sdl)
      .filter(({ field }) => isNonNull(field.type))
      .filter(({ owner, field }) => {
        const refers = !isList(field.type) && isForeign(namedType(field.type).name.value);
        const adds = isForeign(owner) && here.get(owner)?.own.has(field.name.value);
        return refers || adds;
      })
      .map(({ owner, field }) =>
        finding('non-null-across-subgraphs', sdl, [
          `${owner}.${field.name.value}`,
          'crosses subgraphs and cannot be null',
        ]),
      );
  });
};
