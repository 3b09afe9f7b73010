import { fieldsOf, finding, isTagged, type Rule } from './sdl.ts';
import { requiredFields } from './requires.ts';

/** How a subgraph marks a field whose value depends on who looks. */
export const MASKED_TAG = 'masked';

/** What is hidden from a viewer must not be worked with on the viewer's behalf elsewhere, hidden or clear. */
export const requiresMasked: Rule = (subgraphs) => {
  const masked = new Set(
    subgraphs.flatMap((sdl) =>
      fieldsOf(sdl)
        .filter(({ field }) => isTagged(field, MASKED_TAG))
        .map(({ owner, field }) => `${owner}.${field.name.value}`),
    ),
  );
  return subgraphs.flatMap((sdl) =>
    requiredFields(sdl)
      .filter(({ owner, node }) => masked.has(`${owner}.${node.name.value}`))
      .map(({ by, owner, node }) =>
        finding('requires-masked', sdl, [
          `${by.owner}.${by.field.name.value}`,
          `requires ${owner}.${node.name.value}, which is masked`,
        ]),
      ),
  );
};
