import type { Decision } from '../decision.ts';

/** Somebody as a row names them. */
export interface Called {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** Somebody who was erased, known by both. */
export type Named = Readonly<Record<'name' | 'phone', string>>;

/** People whom rows name without knowing their record: who reported a case, whose house it is. */
export interface Names<T> {
  of(row: T): readonly Called[];
  /** What becomes of a row that names somebody who was erased. */
  forgotten(row: T, who: Named): Decision<T> | 'REMOVED' | null;
}

/** The lookup that rows are found by, beside those a collection declares itself. */
export const PERSON = 'person';

/** A name and a telephone, however that is written; a name alone is many people's, and a telephone a family's. */
export const personWord = ({ name, phone }: Called): string | null =>
  name && phone ? `${name}|${phone.replaceAll(/[\s-]/g, '')}` : null;
