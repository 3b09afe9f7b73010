import { finding, rootFieldsOf, type Rule } from './sdl.ts';

/** The schema is the vendors' manual: each way in has a sentence. */
export const undocumentedRootField: Rule = (subgraphs) =>
  subgraphs.flatMap((sdl) =>
    rootFieldsOf(sdl)
      .filter(({ field }) => !field.description?.value.trim())
      .map(({ owner, field }) =>
        finding('undocumented-root-field', sdl, [`${owner}.${field.name.value}`, 'has no description']),
      ),
  );
