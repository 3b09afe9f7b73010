import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { fieldKeysFrom, ringOf, type Secrets, secretFrom } from '@linli/kit/inside';

/** The keys of the tests' own gateway and services, new in each process. */
export const gateway = generateKeyPairSync('ed25519');
export const service = generateKeyPairSync('ed25519');

const chance = (): string => randomBytes(32).toString('base64');

/** The keys the tests' own stores are sealed with. */
export const secrets: Secrets = {
  fieldKeys: ringOf(fieldKeysFrom(`t1:${chance()}`)),
  blindKey: secretFrom(chance()),
};
