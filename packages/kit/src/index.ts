export { because } from './because.ts';
export {
  collection,
  type Collection,
  type CollectionOptions,
  type Row,
  type Stored,
  type Tally,
} from './collection/collection.ts';
export {
  reference,
  type Reference,
  type ReferenceOptions,
  type ReferenceRow,
  type StoredReference,
} from './collection/reference.ts';
export type { LoadedRow, ReferenceDecision, ReferenceView } from './carry/reference-view.ts';
export { abreast } from './carry/abreast.ts';
export { checkedCode } from './checked-code.ts';
export type { Counters, DayRange, Tallied } from './city/counters.ts';
export type { AuditLine, Heard, Hearer, HearerOfMany } from './city/heard.ts';
export { dayOf, startOfDay } from './day.ts';
export type { Amending, Decision, EventData, Fresh, Removal, Rule } from './decision.ts';
export type { Appended, Context } from './engine/context.ts';
export { Failure, fail } from './errors.ts';
export { followingCases, withEndings } from './following-cases.ts';
export { newId } from './ids.ts';
export { mergeResolvers } from './merge-resolvers.ts';
export { checkedDistrict, putEntry } from './of-district.ts';
export {
  none,
  type Opened,
  type Page,
  type PageArgs,
  type PublicView,
  type Some,
  type Span,
  type Where,
} from './opened.ts';
export { qrHearers, qrPlaces } from './qr-places.ts';
export { registryAt, registryOf } from './registry.ts';
export { textOf } from './said.ts';
export { seenWith } from './seen.ts';
export { small, type SmallCount } from './small.ts';
export { type Running, type Settings, start } from './start.ts';
export { placeOf } from './store/raw.ts';
export type { Gauge, Subgraph, Tick } from './subgraph.ts';
export type { Viewer } from './viewer.ts';
