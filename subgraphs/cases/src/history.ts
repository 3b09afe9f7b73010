// The regulation for whoever makes past cases: a history made by these rules is one that could have happened.
export type { CaseFields } from './case.fields.ts';
export { cases, type Case } from './case.model.ts';
export type { CaseRule, Move } from './case.move.ts';
export { steps, type StepFields } from './case-step.model.ts';
export { nationalTree } from './case-category.national.ts';
export type { CategoryFields } from './category.fields.ts';
export type { Clock } from './clock.ts';
export * as closing from './close.rules.ts';
export * as dispatching from './dispatch.rules.ts';
export * as handling from './handle.rules.ts';
export { pauses } from './pause.model.ts';
export * as reporting from './report.rules.ts';
export { tickCase } from './tick.rules.ts';
export type { CannotHandle, CaseChannel, CaseState, CaseTier, ReporterKind } from './words.ts';
export { addTime, officeHours } from './working-time.ts';
export type { World } from './world.ts';
