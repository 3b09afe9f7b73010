import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask, type ApiError, type AskOptions } from './api.ts';
import type { Call, Operation } from './operation.ts';
import { actingAt } from './post.ts';

interface Settings {
  readonly enabled?: boolean;
  /** Keeps what is shown until the next page is here. */
  readonly keep?: boolean;
}

/** Reads: one cache entry per operation, post and variables, so that another post never sees this one's answers. */
export const useAsk = <Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true, keep = false }: Settings = {},
) =>
  useQuery<Data, ApiError>({
    queryKey: [operation.name, actingAt(), variables],
    queryFn: ({ signal }) => ask(operation, variables, { signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** Reads a list as far as somebody goes, page by page along the API's cursors. */
export const useAskPages = <Data, Variables extends { readonly after?: string | null | undefined }>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  pageInfoOf: (data: Data) => PageInfo | undefined,
) =>
  useInfiniteQuery<Data, ApiError, readonly Data[], readonly unknown[], string | null>({
    queryKey: [operation.name, 'pages', actingAt(), variables],
    queryFn: ({ pageParam, signal }) => ask(operation, { ...variables, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => {
      const info = pageInfoOf(last);
      return info?.hasNextPage ? info.endCursor : null;
    },
    select: ({ pages }) => pages,
  });

// Not randomUUID: a resident's phone may reach a demonstration without TLS, where browsers withhold it.
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The idempotency key stays the same while a wish is repeated after a failure that may have been only ours to see, and is
 * new for the next wish.
 */
function useWishKey() {
  const wish = useRef({ text: '', key: '' });
  return {
    of: (wanted: unknown): string => {
      const text = JSON.stringify(wanted);
      if (wish.current.text !== text) wish.current = { text, key: newKey() };
      return wish.current.key;
    },
    done: (): void => {
      wish.current = { text: '', key: '' };
    },
  };
}

/** Sends one thing from a page that shows nothing else of it: its answer waits for no other question. */
export function useSend<Data, Variables>(operation: Operation<Data, Variables>) {
  const key = useWishKey();
  return useMutation<Data, ApiError, Variables>({
    mutationFn: (variables) => ask(operation, variables, { idempotencyKey: key.of(variables) }),
    onSuccess: key.done,
  });
}

/** Changes by one operation. Everything read before is asked again. */
export function useAct<Data, Variables>(operation: Operation<Data, Variables>) {
  const client = useQueryClient();
  const key = useWishKey();
  return useMutation<Data, ApiError, Variables>({
    mutationFn: (variables) => ask(operation, variables, { idempotencyKey: key.of(variables) }),
    onSuccess: () => {
      key.done();
      return client.invalidateQueries();
    },
  });
}

/** The same where the operation is only known when a person has chosen. A lost race shows the new state at once. */
export function useCall() {
  const client = useQueryClient();
  const key = useWishKey();
  return useMutation<unknown, ApiError, Call>({
    mutationFn: ({ operation, variables }) =>
      ask(operation, variables, { idempotencyKey: key.of([operation.name, variables]) }),
    onSuccess: () => {
      key.done();
      return client.invalidateQueries();
    },
    onError: ({ code }) => (code === 'CHANGED_MEANWHILE' ? client.invalidateQueries() : undefined),
  });
}

/** Asks once, on demand, for a declared purpose; what comes back is shown and not kept. */
export const useReveal = <Data, Variables>(operation: Operation<Data, Variables>) =>
  useMutation<Data, ApiError, { readonly variables: Variables } & Pick<AskOptions, 'purpose'>>({
    mutationFn: ({ variables, purpose = '' }) => ask(operation, variables, { purpose }),
    gcTime: 0,
  });
