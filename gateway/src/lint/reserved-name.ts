import { fieldsOf, finding, type Rule } from './sdl.ts';

// Names every object of the language has, and the two prefixes under which execution keeps values of its own.
const reserved = /^(constructor|toString|valueOf|hasOwnProperty|isPrototypeOf|toLocaleString|_a_.*|_k_.*)$/;

export const reservedName: Rule = (subgraphs) =>
  subgraphs.flatMap((sdl) =>
    fieldsOf(sdl)
      .filter(({ field }) => reserved.test(field.name.value))
      .map(({ owner, field }) =>
        finding('reserved-name', sdl, [`${owner}.${field.name.value}`, 'has a reserved name']),
      ),
  );
