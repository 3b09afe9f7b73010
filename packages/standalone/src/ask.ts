/** How a question is asked. */
export interface Asking {
  readonly token?: string;
  readonly purpose?: string;
  readonly actingAt?: string;
  /** Idempotency key of a mutation. */
  readonly key?: string;
}

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [more: string]: unknown };
}

/** What the door answered. */
export interface Answered<T> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly GraphError[];
}

const headersOf = ({ token, purpose, actingAt, key }: Asking): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  ...(purpose ? { 'linli-purpose': purpose } : {}),
  ...(actingAt ? { 'linli-acting-at': actingAt } : {}),
  ...(key ? { 'idempotency-key': key } : {}),
});

/** Something to ask the graph. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Asks the door once; errors come back as they are. */
export async function askAt<T>(gateway: string, question: Question, asking: Asking = {}): Promise<Answered<T>> {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: headersOf(asking),
    body: JSON.stringify(question),
  });
  const { data, errors } = (await response.json()) as Omit<Answered<T>, 'status'>;
  return { status: response.status, ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
}
