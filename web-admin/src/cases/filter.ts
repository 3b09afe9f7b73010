import { useSearchParams } from 'react-router';
import { readWish } from './wish.ts';

type Change = Readonly<Record<string, string | readonly string[] | null>>;

/** The wish and how to change it: a name with null is taken out, the others stay. */
export function useWish() {
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
  return { wish: readWish(address), address, change, replace };
}
