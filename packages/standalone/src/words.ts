import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What was said on the command line. */
export interface Words {
  readonly dataDir: string;
  readonly portBase?: number;
  readonly split: boolean;
  readonly replicas?: number;
  readonly identity?: string;
}

/** Reads `--data DIR --port-base N --split --replicas N --identity URL`; anything else is an error that says what there is. */
export function wordsOf(said: readonly string[]): Words {
  const { values } = parseArgs({
    args: [...said],
    options: {
      data: { type: 'string', default: 'data' },
      'port-base': { type: 'string' },
      split: { type: 'boolean', default: false },
      replicas: { type: 'string' },
      identity: { type: 'string' },
    },
  });
  const base = values['port-base'];
  if (base !== undefined && !/^\d{1,5}$/.test(base)) throw new Error('--port-base takes a number, for example 4200');
  const { identity, replicas } = values;
  if (replicas !== undefined && !(values.split && /^[1-9]$/.test(replicas)))
    throw new Error('--replicas takes a number from 1 to 9, and goes with --split');
  if (identity !== undefined && !/^https?:/.test(identity)) throw new Error('--identity takes an address');
  return {
    dataDir: resolve(values.data),
    split: values.split,
    ...(identity === undefined ? {} : { identity }),
    ...(replicas === undefined ? {} : { replicas: Number(replicas) }),
    ...(base === undefined ? {} : { portBase: Number(base) }),
  };
}
