import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { services } from '@linli/contract';
import { fieldKeysFrom, ringOf, type Secrets, secretFrom } from '@linli/kit/inside';

/** The keys of the tests' own gateway and services, new in each process. */
export const gateway = generateKeyPairSync('ed25519');
export const service = generateKeyPairSync('ed25519');

/** The services of the city and the one under test, who all sign with one key here. */
export const serviceKeysWith = (name: string): ReadonlyMap<string, readonly KeyObject[]> =>
  new Map([...services, name].map((each) => [each, [service.publicKey]]));

const chance = (): string => randomBytes(32).toString('base64');

/** The keys the tests' own stores are sealed with. */
export const secrets: Secrets = {
  fieldKeys: ringOf(fieldKeysFrom(`t1:${chance()}`)),
  blindKey: secretFrom(chance()),
};
