import { useAddress } from '../address.ts';
import { readWish } from './wish.ts';

/** The wish and how to change it: a name with null is taken out, the others stay. */
export function useWish() {
  const { address, change, replace } = useAddress();
  return { wish: readWish(address), address, change, replace };
}
