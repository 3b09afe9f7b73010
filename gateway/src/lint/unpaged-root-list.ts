import { directivesNamed, fieldsOf, finding, isList, namedType, rootFieldsOf, type Rule } from './sdl.ts';

/** A list of things grows with the city: it is a page, or says with `@listSize(assumedSize:)` that it stays short. */
export const unpagedRootList: Rule = (subgraphs) => {
  const things = new Set(subgraphs.flatMap((sdl) => fieldsOf(sdl).map(({ owner }) => owner)));
  return subgraphs.flatMap((sdl) =>
    rootFieldsOf(sdl)
      .filter(({ owner, field }) => owner === 'Query' && isList(field.type))
      .filter(({ field }) => things.has(namedType(field.type).name.value))
      .filter(({ field }) => directivesNamed(field, 'listSize').length === 0)
      .map(({ owner, field }) =>
        finding('unpaged-root-list', sdl, [`${owner}.${field.name.value}`, 'is a list without pages or a known size']),
      ),
  );
};
