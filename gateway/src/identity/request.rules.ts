import { asksWhy, isPurpose } from '@linli/contract';
import { fail } from '../failure.ts';
import type { Wish } from './viewer.rules.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (headers: Headers, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The bearer token, null without any. Another scheme is no sign-in. */
export function tokenIn(headers: Headers): string | null {
  const header = one(headers, 'authorization');
  if (header === null) return null;
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(header) ?? [];
  return token ?? fail('SIGN_IN_REQUIRED');
}

// `case=` and an id, or `reason=` and 4 to 200 characters, percent-encoded: headers hold ASCII alone.
function whyIn(parameters: readonly string[]): string | null {
  const [, kind, text = ''] = /^(case|reason)=(.+)$/.exec(parameters[0] ?? '') ?? [];
  if (kind === 'case') return /^[\w-]{4,64}$/.test(text) ? `case ${text}` : null;
  try {
    const reason = decodeURIComponent(text).trim();
    return /^\P{Cc}{4,200}$/u.test(reason) ? reason : null;
  } catch {
    return null;
  }
}

/** What for: a word of the list, and where it asks for it, which case or why. */
function purposeIn(headers: Headers): Pick<Wish, 'purpose' | 'why'> {
  const header = one(headers, 'linli-purpose');
  if (header === null) return { purpose: null, why: null };
  const [word = '', ...parameters] = header.split(';').map((part) => part.trim());
  if (!isPurpose(word)) return fail('PURPOSE_UNKNOWN', { field: 'linli-purpose' });
  const why = whyIn(parameters);
  if (why === null && (asksWhy(word) || parameters.length > 0)) fail('PURPOSE_REASON', { field: 'linli-purpose' });
  return { purpose: word, why };
}

/** Where a caller acts and what for. */
export function wishIn(headers: Headers): Wish {
  const actingAt = one(headers, 'linli-acting-at');
  if (actingAt !== null && !/^\d{12}$/.test(actingAt)) fail('CODE_INVALID', { field: 'linli-acting-at' });
  return { actingAt, ...purposeIn(headers) };
}

/** The idempotency key: 8 to 128 visible ASCII characters. */
export function idempotencyKeyIn(headers: Headers): string | null {
  const key = one(headers, 'idempotency-key');
  if (key !== null && !/^[\x21-\x7e]{8,128}$/.test(key)) fail('IDEMPOTENCY_KEY_INVALID', { field: 'idempotency-key' });
  return key;
}

// W3C Trace Context, version 00.
const traced = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's trace goes on when it is well formed. */
export function traceparentIn(headers: Headers): string | null {
  const text = one(headers, 'traceparent');
  return text !== null && traced.test(text) ? text : null;
}
