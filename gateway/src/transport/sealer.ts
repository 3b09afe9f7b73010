import type { KeyObject } from 'node:crypto';
import { sealAll } from '@linli/kit/context';

/** Signs the claims of a call, as JSON text. */
export type Sealer = (claims: string) => Promise<string>;

interface Waiting {
  readonly claims: string;
  readonly done: (context: string) => void;
  readonly failed: (error: unknown) => void;
}

/** Signs at once what is to be signed in one turn of the loop: a signature costs more than the rest of a call. */
export function sealer(key: KeyObject): Sealer {
  let waiting: Waiting[] = [];
  const sign = (): void => {
    const all = waiting;
    waiting = [];
    try {
      const contexts = sealAll(
        all.map(({ claims }) => claims),
        key,
      );
      for (const [index, { done }] of all.entries()) done(contexts[index] ?? '');
    } catch (error) {
      for (const { failed } of all) failed(error);
    }
  };
  return (claims) =>
    new Promise((done, failed) => {
      if (waiting.push({ claims, done, failed }) === 1) setImmediate(sign);
    });
}
