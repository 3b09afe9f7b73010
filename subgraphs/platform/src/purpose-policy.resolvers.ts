import { purposes, type PurposeCode } from '@linli/contract';
import { checkedCode, type Context, fail } from '@linli/kit';
import { districtOf, isWithin } from '@linli/vocabulary';
import { purposePolicies } from './purpose-policy.model.ts';
import { checkedPurpose, narrowed, policyOf, type Wanted } from './purpose-policy.rules.ts';
import type { PurposePolicy, Resolvers } from './schema.types.ts';

const every = Object.keys(purposes) as readonly PurposeCode[];

async function policiesOf(code: string, { reference }: Context): Promise<readonly PurposePolicy[]> {
  const district = districtOf(checkedCode(code));
  const rows = await reference(purposePolicies).some({ district }, { limit: every.length });
  const byPurpose = new Map(rows.map((row) => [row.purpose, row]));
  return every.map((purpose) => policyOf(district, purpose, byPurpose.get(purpose) ?? null));
}

/** A whole district in the caller's hands: who acts below it does not decide for it. */
function ownDistrict(text: string, { viewer }: Context): string {
  const district = checkedCode(text, 'district');
  const isOwn = districtOf(district) === district && viewer.nodes.some((node) => isWithin(district, node));
  return isOwn ? district : fail('NOT_FOUND', { field: 'district' });
}

interface Narrowing extends Wanted {
  readonly district: string;
  readonly purpose: string;
  readonly version: number;
}

async function narrow({ version, ...asked }: Narrowing, context: Context): Promise<PurposePolicy> {
  const district = ownDistrict(asked.district, context);
  const purpose = checkedPurpose(asked.purpose);
  const decision = narrowed(district, purpose, asked);
  const id = `${district}|${purpose}`;
  const view = context.reference(purposePolicies);
  const row =
    version === 0
      ? await view.insert(id, decision, district)
      : await view.change(id, version, () => decision, district);
  return policyOf(district, purpose, row);
}

export const resolvers: Resolvers = {
  Mutation: {
    narrowPurpose: (_, asked, context) => narrow(asked, context),
  },
  Jurisdiction: {
    purposes: ({ code = '' }, _, context) => policiesOf(code, context),
  },
};
