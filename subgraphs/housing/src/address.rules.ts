import { fail, type Decision, type Row } from '@linli/kit';
import { KEY_LENGTH } from '@linli/vocabulary';

/** A normal form that says something and fits where it is kept. */
export function keyOf(normal: string, field: string): string {
  if (!normal || [...normal].length > KEY_LENGTH) fail('ADDRESS_INVALID', { field, limit: KEY_LENGTH });
  return normal;
}

/** What lists are ordered by: figures of one length, letters behind them. */
export const doorOf = (number: string | null | undefined, width = 4): string =>
  (number ?? '').replace(
    /^(\D*)(\d+)/u,
    (_, letters: string, figures: string) => letters + figures.padStart(width, '0'),
  );

interface Addressed extends Row {
  readonly addressKey: string;
  readonly aliases: readonly string[];
  readonly aliasKeys: readonly string[];
}

const MOST_ALIASES = 20;

interface Alias {
  readonly text: string;
  readonly key: string;
  readonly kind: 'ESTATE' | 'BUILDING' | 'HOUSE';
  /** What has this address already. */
  readonly holder: string | null;
}

/** Another way of saying where something stands. Nothing changes when it is known. */
export function alias<T extends Addressed>(row: T, { text, key, kind, holder }: Alias): Decision<Addressed> | null {
  if (row.addressKey === keyOf(key, 'alias') || row.aliasKeys.includes(key)) return null;
  if (holder && holder !== row.id) fail('ADDRESS_TAKEN', { field: 'alias', id: holder });
  if (row.aliases.length >= MOST_ALIASES) fail('VALUE_INVALID', { field: 'alias', limit: MOST_ALIASES });
  return {
    set: { aliases: [...row.aliases, text.trim()], aliasKeys: [...row.aliasKeys, key] },
    event: { type: 'address.aliased', data: { kind } },
  };
}
