import { generateKeyPairSync } from 'node:crypto';

/** The keys of the tests' own gateway and services, new in each process. */
export const gateway = generateKeyPairSync('ed25519');
export const service = generateKeyPairSync('ed25519');
