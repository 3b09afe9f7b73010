import { check } from 'k6';
import http, { type RefinedResponse } from 'k6/http';
import { Counter } from 'k6/metrics';
import { settings } from './settings.ts';

/** An operation by its name, which is also its tag in every figure. */
export interface Operation {
  readonly name: string;
  readonly query: string;
}

interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Who asks, and how. */
export interface Asking {
  readonly token?: string | null;
  /** Idempotency key of a change. */
  readonly key?: string;
  /** The address a proxy before the gateway would name. */
  readonly address?: string;
  /** Sends the id of a trusted document instead of its text. */
  readonly documentId?: string;
}

/** What came of a question: its data, or the code of a refusal. */
export interface Tried<T> {
  readonly data: T | null;
  readonly code: string | null;
}

/** Answers that came and were refusals, by code. */
const refused = new Counter('linli_refused');

const readAnswer = <T>(response: RefinedResponse<'text'>): Answer<T> =>
  response.status > 0 && response.status < 500 && response.body ? (response.json() as unknown as Answer<T>) : {};

const headersOf = ({ token, key, address }: Asking): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  ...(key ? { 'idempotency-key': key } : {}),
  ...(address ? { 'x-forwarded-for': address } : {}),
});

/** Asks the gateway once; a refusal is counted and no more. */
export function tried<T>({ name, query }: Operation, variables: Record<string, unknown>, asking: Asking): Tried<T> {
  const document = asking.documentId ? { documentId: asking.documentId } : { query };
  const body = JSON.stringify({ ...document, operationName: name, variables });
  const response = http.post(`${settings.gateway}/graphql`, body, { headers: headersOf(asking), tags: { name } });
  const { data, errors } = readAnswer<T>(response);
  if (data !== undefined && errors === undefined) return { data, code: null };
  const code = errors?.[0]?.extensions?.code ?? `HTTP_${response.status}`;
  refused.add(1, { name, code });
  return { data: null, code };
}

/** Asks the gateway; null when it was refused, which fails a check that names the operation and the code. */
export function ask<T>(operation: Operation, variables: Record<string, unknown>, token: string | null): T | null {
  return askAs(operation, variables, { token });
}

/** The same, asked in another way. */
export function askAs<T>(operation: Operation, variables: Record<string, unknown>, asking: Asking): T | null {
  const { data, code } = tried<T>(operation, variables, asking);
  const said = data ? 'is answered' : `is answered, not refused with ${code}`;
  check(data, { [`${operation.name} ${said}`]: (found) => found !== null });
  return data;
}
