import { setMaxListeners } from 'node:events';

/** Runs work that has to end in time, or as soon as something around it ends. Leaves no timer and no listener behind. */
export async function within<T>(
  ms: number,
  around: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  // One listener for each call under way; a wide plan has many at once.
  setMaxListeners(0, end.signal);
  const stop = (): void => end.abort();
  const timer = setTimeout(stop, ms);
  around?.addEventListener('abort', stop, { once: true });
  if (around?.aborted) stop();
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
    around?.removeEventListener('abort', stop);
  }
}
