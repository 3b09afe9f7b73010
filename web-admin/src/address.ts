import { useSearchParams } from 'react-router';

type Change = Readonly<Record<string, string | readonly string[] | null>>;

/** What a list is asked for stands in the address: a name with null is taken out, the others stay. */
export function useAddress() {
  const [address, setAddress] = useSearchParams();
  const change = (changes: Change): void =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          after.delete(name);
          for (const text of [value ?? []].flat()) after.append(name, text);
        }
        return after;
      },
      { replace: true },
    );
  const replace = (all: Readonly<Record<string, string>>): void => setAddress(all);
  return { address, change, replace };
}

/** The one of these words that the address says; words the graph does not know are left out. */
export const oneOf = <Word extends string>(words: readonly Word[], text: string | null): Word | undefined =>
  words.find((word) => word === text);
