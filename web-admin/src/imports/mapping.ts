import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, type ApiError } from '../api.ts';
import { newKey } from '../asking.ts';
import type { ImportColumnInput, ImportWordInput } from '../generated/api.ts';
import { ledgers, type Job, type LedgerName } from './ledgers.ts';

interface Mapping {
  readonly columns: readonly ImportColumnInput[];
  readonly words: readonly ImportWordInput[];
}

/** Says what columns and words mean, and has every row looked at: one wish, though the graph takes it in two steps. */
export function useMapping(name: LedgerName, { id, version }: Job) {
  const client = useQueryClient();
  const { map, check } = ledgers[name];
  return useMutation<unknown, ApiError, Mapping>({
    mutationFn: async (mapping) => {
      const { job } = await ask(map, { id, version, ...mapping }, { idempotencyKey: newKey() });
      return ask(check, { id, version: job.version }, { idempotencyKey: newKey() });
    },
    // Also when only the first step came to pass.
    onSettled: () => client.invalidateQueries(),
  });
}
