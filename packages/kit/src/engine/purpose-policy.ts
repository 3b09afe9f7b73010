import { type FieldClass, isPurpose, type PurposeCode } from '@linli/contract';
import type { ClientSession } from 'mongoose';
import type { Heard } from '../city/heard.ts';
import type { PolicyRow } from '../store/books.ts';
import type { Store } from '../store/store.ts';

/** The event every service hears it by. */
export const NARROWED = 'purpose.narrowed';

const rowOf = ({ jurisdiction, version, data }: Heard): PolicyRow | null => {
  const { purpose, isOn, roles, upTo } = data;
  if (typeof purpose !== 'string' || !isPurpose(purpose) || typeof upTo !== 'string') return null;
  return {
    _id: `${jurisdiction}|${purpose}`,
    version,
    isOn: isOn === true,
    roles: typeof roles === 'string' ? roles.split(',') : null,
    upTo,
  };
};

/** Keeps what was heard of a policy, unless a later version is known. */
export async function keepPolicy({ books }: Store, heard: Heard, session: ClientSession): Promise<void> {
  const row = rowOf(heard);
  if (!row) return;
  const { _id, ...fields } = row;
  const known = await books.policies.findOne({ _id }, { session });
  if (known && known.version >= row.version) return;
  await books.policies.updateOne({ _id }, { $set: fields }, { session, upsert: true });
}

interface Opening {
  readonly purpose: PurposeCode;
  readonly roles: readonly string[];
  readonly fieldClass: FieldClass;
}

/** The policies as one request sees them, read when they are first asked for. */
export interface Policies {
  /** Whether a district left a purpose open for these roles and this class. */
  leave(district: string, opening: Opening): Promise<boolean>;
}

export function policiesOf({ books }: Store): Policies {
  const found = new Map<string, Promise<PolicyRow | null>>();
  const policy = (id: string): Promise<PolicyRow | null> => {
    const asked = found.get(id) ?? books.policies.findOne({ _id: id });
    found.set(id, asked);
    return asked;
  };
  return {
    async leave(district, { purpose, roles, fieldClass }) {
      const row = await policy(`${district}|${purpose}`);
      if (!row) return true;
      const isTheirs = row.roles === null || row.roles.some((role) => roles.includes(role));
      return row.isOn && isTheirs && fieldClass <= row.upTo;
    },
  };
}
