import { readFileSync } from 'node:fs';

export type Outcomes = Readonly<Record<string, string | null>>;
export type Table = Readonly<Record<string, Outcomes>>;
export type Step = () => { readonly set: object } | null;

const schema = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');

/** Every value of an enum of the schema: a new one without a row of its own fails. */
export const valuesOf = (name: string): readonly string[] =>
  [...(new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'm').exec(schema)?.[1] ?? '').matchAll(/^ {2}([A-Z_0-9]+)$/gm)].map(
    ([, value = '']) => value,
  );

/** Where a step leads: the state in which it ends, the code of the refusal, or null when nothing happens. */
export function outcome(state: string, step: Step): string | null {
  try {
    const done = step();
    return done && String(Object.entries(done.set).find(([key]) => key === 'state' || key === 'status')?.[1] ?? state);
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

export const outcomes = (state: string, steps: Readonly<Record<string, Step>>): Outcomes =>
  Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, outcome(state, step)]));
