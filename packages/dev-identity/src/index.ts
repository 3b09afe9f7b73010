export { startIdentity, type Identity, type IdentityOptions } from './identity.ts';
