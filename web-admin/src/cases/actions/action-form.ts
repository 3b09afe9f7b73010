import type { ComponentType } from 'react';
import type { Call } from '../../operation.ts';
import type { CaseFile } from '../case.ts';

/** What an action asks a person, and what it sends. */
export interface ActionForm<Values> {
  readonly Fields: ComponentType<{ readonly file: CaseFile }>;
  // Methods, so that forms of different values stand in one table.
  call(file: CaseFile, values: Values): Call;
}

/** What every change of a case names: which case, and in which state it was seen. */
export const target = ({ id, version }: CaseFile) => ({ id, version });

export const emptyToNull = (text: string | undefined): string | null => text?.trim() || null;
