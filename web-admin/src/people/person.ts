import { useAsk } from '../asking.ts';
import { Person, PersonHome, type PersonHomeQuery, type PersonQuery } from '../generated/api.ts';

export type PersonFile = NonNullable<PersonQuery['resident']>;
export type HomeFile = NonNullable<PersonHomeQuery['resident']>;
export type Residence = HomeFile['residences']['nodes'][number];
export type ConsentLine = HomeFile['consents']['nodes'][number];

/** One person with everything the page shows first, personal fields masked. */
export const usePerson = (id: string) => useAsk(Person, { id });

/** Where they live, their relatives, what they agreed to. */
export const usePersonHome = (id: string) => useAsk(PersonHome, { id });
