export { chromiumFlags, findChromium, isBrowserRequired } from './browser.ts';
export type { Clock } from './clock.ts';
export type { Line } from './journal.ts';
export { gateway, secrets, service } from './keys.ts';
export { type Answer, claimsOf, type Person, Refused, type Someone } from './person.ts';
export type { RawDocument } from './raw-store.ts';
export { promises } from './promises.ts';
export type { Sample } from './promises-of-place.ts';
export { type Given, town, type Told, type Town } from './town.ts';
