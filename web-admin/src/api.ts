import type { Operation } from './operation.ts';
import { actingAt } from './post.ts';
import { freshToken } from './session.ts';
import { settings } from './settings.ts';

/** What went wrong, as the API tells it: a stable code, a sentence in both languages, and a number for the operator. */
export class ApiError extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly requestId: string | null;
  readonly field: string | null;

  constructor(found: Readonly<Record<string, unknown>>, message: string) {
    super(message);
    const text = (name: string): string | null => (typeof found[name] === 'string' ? found[name] : null);
    this.code = text('code') ?? 'INTERNAL';
    this.zh = text('messageZh') ?? message;
    this.en = text('messageEn') ?? message;
    this.requestId = text('requestId');
    this.field = text('field');
  }
}

export interface AskOptions {
  /** Why a masked field is to be shown: the API logs it. */
  readonly purpose?: string;
  /** Names one intended change, so that sending it twice changes once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

async function headersFor({ purpose, idempotencyKey }: AskOptions): Promise<Record<string, string>> {
  const token = await freshToken();
  const node = token ? actingAt() : null;
  return {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(node ? { 'linli-acting-at': node } : {}),
    ...(purpose ? { 'linli-purpose': purpose } : {}),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
  };
}

const unreachable = (): ApiError =>
  new ApiError(
    { code: 'UNREACHABLE', messageZh: '网络不通,请稍后重试', messageEn: 'The service cannot be reached; try again' },
    'The service cannot be reached',
  );

async function answered<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: AskOptions,
): Promise<{ readonly data: Data | null; readonly gaps: readonly ApiError[] }> {
  const { apiUrl } = await settings();
  const headers = await headersFor(options);
  const body = JSON.stringify({ query: operation.text, operationName: operation.name, variables });
  const signal = options.signal ?? null;
  const answer = await fetch(apiUrl, { method: 'POST', headers, body, signal }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw unreachable();
  });
  const { data, errors = [] }: Answer<Data> = await answer.json().catch(() => ({}));
  const gaps = errors.map(({ extensions = {}, message }) => new ApiError(extensions, message));
  if (!data && gaps.length === 0) throw unreachable();
  return { data: data ?? null, gaps };
}

/** Asks the graph once. Part of an answer is no answer: any error is thrown, the first one first. */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: AskOptions = {},
): Promise<Data> {
  const { data, gaps } = await answered(operation, variables, options);
  const [gap] = gaps;
  if (gap || !data) throw gap ?? unreachable();
  return data;
}

/** The same for a page that is worth showing with gaps: figures of one subgraph may be away while others are there. */
export async function askPartly<Data extends object, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: AskOptions = {},
): Promise<{ readonly data: Data; readonly gaps: readonly ApiError[] }> {
  const { data, gaps } = await answered(operation, variables, options);
  const isEmpty = !data || Object.values(data).every((value) => value === null);
  if (!data || (isEmpty && gaps[0])) throw gaps[0] ?? unreachable();
  return { data, gaps };
}
