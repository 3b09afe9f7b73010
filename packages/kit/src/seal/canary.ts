import { createHmac, timingSafeEqual } from 'node:crypto';
import { mongo } from 'mongoose';
import { opened, sealed, type Spot } from './cipher.ts';
import { bytesOf } from './lazy-fields.ts';
import type { CanaryRow } from '../store/books.ts';
import type { Secrets } from './secrets.ts';

type Canaries = mongo.Collection<CanaryRow>;

const BLIND = '#blind';
const WORDS = 'a value of no meaning';

const spotOf = (service: string): Spot => ({ service, collection: 'keys', id: 'canary', field: 'canary' });

function isSame(kept: Buffer, spot: Spot, secrets: Secrets): boolean {
  try {
    return opened(kept, spot, secrets.fieldKeys) === WORDS;
  } catch {
    return false;
  }
}

const put = (canaries: Canaries, id: string, canary: Buffer): Promise<unknown> =>
  canaries.updateOne({ _id: id }, { $setOnInsert: { canary } }, { upsert: true }).catch((error: unknown) => {
    // Two processes of a service may start at the same moment.
    if (!(error instanceof mongo.MongoServerError && error.code === 11_000)) throw error;
  });

async function checkBlind(canaries: Canaries, { blindKey }: Secrets): Promise<void> {
  const mine = createHmac('sha256', blindKey).update(WORDS).digest();
  await put(canaries, BLIND, mine);
  const kept = bytesOf((await canaries.findOne({ _id: BLIND }))?.canary);
  if (kept?.length !== mine.length || !timingSafeEqual(kept, mine))
    throw new Error('LINLI_BLIND_KEY is not the key the words of this store were written with');
}

/**
 * Compares the ring with what this store was sealed with, before a row is read. `isUsed` says whether any row still
 * carries a key that is no longer in the ring.
 */
export async function checkSecrets(
  canaries: Canaries,
  { service, secrets }: { readonly service: string; readonly secrets: Secrets },
  isUsed: (key: string) => Promise<boolean>,
): Promise<void> {
  const { fieldKeys } = secrets;
  const spot = spotOf(service);
  for (const { _id: id, canary } of await canaries.find({ _id: { $ne: BLIND } }).toArray()) {
    const kept = bytesOf(canary);
    if (fieldKeys.find(id)) {
      if (!kept || !isSame(kept, spot, secrets))
        throw new Error(`LINLI_FIELD_KEYS holds another key "${id}" than the one rows of ${service} were sealed with`);
    } else if (await isUsed(id)) {
      throw new Error(`LINLI_FIELD_KEYS lacks the key "${id}", with which rows of ${service} are still sealed`);
    } else {
      await canaries.deleteOne({ _id: id });
    }
  }
  await put(canaries, fieldKeys.newest().id, sealed(WORDS, spot, fieldKeys));
  await checkBlind(canaries, secrets);
}
