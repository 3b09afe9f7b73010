import type { Tally } from '@linli/kit';

interface Counted {
  readonly state: string;
  readonly late: boolean;
  readonly dueAt: Date;
}

/** All on the day a task is due; cancelled ones count nowhere. */
export function taskTallies({ state, late, dueAt: day }: Counted): readonly Tally[] {
  if (state === 'CANCELLED') return [];
  return [
    { key: 'tasks/given', day },
    ...(state === 'DONE' ? [{ key: 'tasks/done', day }] : []),
    ...(late ? [{ key: 'tasks/late', day }] : []),
  ];
}
