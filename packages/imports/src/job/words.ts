/** Where an import stands. */
export const states = [
  'UPLOADING',
  'UPLOADED',
  'MAPPED',
  'CHECKING',
  'CHECKED',
  'APPLYING',
  'APPLIED',
  'PARTLY',
  'CANCELLED',
  'ROLLING_BACK',
  'ROLLED_BACK',
  'FAILED',
] as const;

export type State = (typeof states)[number];

/** The work that goes on without anybody asking. */
export const stages = ['CHECK', 'APPLY', 'UNDO'] as const;

export type Stage = (typeof stages)[number];

/** What a row would do, or did. */
export const changes = ['NEW', 'CHANGED', 'UNCHANGED', 'CONFLICT', 'FAULTY'] as const;

export type Change = (typeof changes)[number];

/** The state in which a stage is at work. */
export const stateOf: Readonly<Record<Stage, State>> = { CHECK: 'CHECKING', APPLY: 'APPLYING', UNDO: 'ROLLING_BACK' };

export const stageOf = (state: State): Stage | null => stages.find((stage) => stateOf[stage] === state) ?? null;
