import { type Context, placeOf } from '@linli/kit';
import { count } from './credit.carry.ts';
import { licences, type Licence } from './licence.model.ts';
import { endOf, record, revoke, turn } from './licence.rules.ts';
import { merchants } from './merchant.model.ts';
import { standingAs } from './merchant.rules.ts';
import type { LicenceInput } from './schema.types.ts';

const AT_ONCE = 200;

/** A licence lies where its merchant does. One that has run out already counts. */
export async function recordLicence(context: Context, id: string, input: LicenceInput): Promise<Licence> {
  const { open, now } = context;
  const merchant = standingAs(await open(merchants).load(id), 'OPEN', 'SUSPENDED');
  const row = await open(licences).insert(placeOf(merchant), record(id, input, now));
  await expired(context, row);
  return row;
}

async function expired(context: Context, row: Licence): Promise<void> {
  const at = endOf(row);
  if (row.state === 'EXPIRED' && at)
    await count(context, row.merchant, { code: 'LICENCE_EXPIRED', subject: row.id, at });
}

interface Revoking {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** Taken away, and that counts. */
export async function revokeLicence(context: Context, { id, version, reason }: Revoking): Promise<Licence> {
  const row = await context.open(licences).change(id, version, (each) => revoke(each, reason));
  await count(context, row.merchant, { code: 'LICENCE_REVOKED', subject: id, at: context.now });
  return row;
}

const turnOne = async (context: Context, id: string): Promise<void> =>
  expired(context, await context.open(licences).amend(id, (row) => turn(row, context.now)));

/** Licences whose day has come, one transaction each. */
export async function turnLicences(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(licences).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => turnOne(each, id),
  );
}
