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

/** Answers that came and were refusals, by code. */
const refused = new Counter('linli_refused');

const readAnswer = <T>(response: RefinedResponse<'text'>): Answer<T> =>
  response.status > 0 && response.status < 500 && response.body ? (response.json() as unknown as Answer<T>) : {};

/** Asks the gateway; null when it was refused, which fails a check that names the operation and the code. */
export function ask<T>({ name, query }: Operation, variables: Record<string, unknown>, token: string | null): T | null {
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const body = JSON.stringify({ query, operationName: name, variables });
  const response = http.post(`${settings.gateway}/graphql`, body, { headers, tags: { name } });
  const { data, errors } = readAnswer<T>(response);
  if (data !== undefined && errors === undefined)
    return check(data, { [`${name} is answered`]: () => true }) ? data : null;
  const code = errors?.[0]?.extensions?.code ?? `HTTP_${response.status}`;
  refused.add(1, { name, code });
  check(null, { [`${name} is answered, not refused with ${code}`]: () => false });
  return null;
}
