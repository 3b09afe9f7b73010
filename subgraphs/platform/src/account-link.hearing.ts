import type { Context, Heard } from '@linli/kit';
import { placeOf } from './arrival.rules.ts';
import { accountLinks } from './account-link.model.ts';

async function link(heard: Heard, context: Context): Promise<void> {
  const { account } = heard.data;
  if (typeof account !== 'string') return;
  const pair = { account, resident: heard.subject };
  if (await context.open(accountLinks).findBy(pair)) return;
  await context.append(accountLinks, [{ place: placeOf(heard), set: pair }]);
}

async function unlink({ subject: resident }: Heard, { open }: Context): Promise<void> {
  for (const { id } of await open(accountLinks).some({ resident }, { limit: 100 }))
    await open(accountLinks).remove(id, null, () => ({}));
}

const hearers: Readonly<Record<string, typeof link>> = {
  'resident.account-linked': link,
  'resident.account-unlinked': unlink,
  'resident.erased': unlink,
};

/** Keeps which login is which resident, in the order it was told. */
export async function keepLinks(batch: readonly Heard[], context: Context): Promise<void> {
  for (const heard of batch) await hearers[heard.type ?? '']?.(heard, context);
}
