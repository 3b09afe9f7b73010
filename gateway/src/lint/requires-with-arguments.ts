import { finding, type Rule } from './sdl.ts';
import { requiredFields } from './requires.ts';

/** Two fields that require one field with different arguments get one another's data, without an error: refused. */
export const requiresWithArguments: Rule = (subgraphs) =>
  subgraphs.flatMap((sdl) =>
    requiredFields(sdl)
      .filter(({ node }) => (node.arguments ?? []).length > 0)
      .map(({ by, node }) =>
        finding('requires-with-arguments', sdl, [
          `${by.owner}.${by.field.name.value}`,
          `requires ${node.name.value} with arguments`,
        ]),
      ),
  );
