export { startIdentity, type Identity, type IdentityOptions } from './identity.ts';
export { openRealm, type Realm } from './realm.ts';
export { readRealmFile } from './realm-file.ts';
