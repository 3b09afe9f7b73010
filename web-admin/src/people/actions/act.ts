import type { Permission } from '@linli/contract';
import type { ComponentType } from 'react';
import type { Call } from '../../operation.ts';
import type { ConsentLine, PersonFile, Residence } from '../person.ts';

/** What something is done with: a person, or a line of theirs. */
export interface Subject {
  readonly file: PersonFile;
  readonly residence?: Residence;
  readonly consent?: ConsentLine;
}

/** Something that can be done: who may, when, what it asks and what it sends. */
export interface Act<Values> {
  readonly needs: Permission;
  readonly isOpen: (file: PersonFile) => boolean;
  readonly Fields: ComponentType<Subject>;
  // A method, so that acts of different values stand in one table.
  call(subject: Subject, values: Values): Call;
}

export const isPresent = ({ status }: PersonFile): boolean => status === 'PRESENT';

/** Which person, and in which state they were seen. */
export const target = ({ file: { id, version } }: Subject) => ({ id, version });

export const NoFields = () => null;
