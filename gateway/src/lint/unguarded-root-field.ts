import { directivesNamed, finding, isTagged, rootFieldsOf, type OwnedField, type Rule } from './sdl.ts';

/** How a subgraph says that anybody may ask, also without signing in. */
export const OPEN_TAG = 'open';

const isGuarded = ({ field }: OwnedField): boolean =>
  directivesNamed(field, 'requiresScopes').length > 0 || isTagged(field, OPEN_TAG);

/** Deny by default: what is neither guarded nor said to be open does not get in. */
export const unguardedRootField: Rule = (subgraphs) =>
  subgraphs.flatMap((sdl) =>
    rootFieldsOf(sdl)
      .filter((each) => !isGuarded(each))
      .map(({ owner, field }) =>
        finding('unguarded-root-field', sdl, [
          `${owner}.${field.name.value}`,
          'names no permission and is not said to be open',
        ]),
      ),
  );
