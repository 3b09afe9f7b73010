import { isNativeError } from 'node:util/types';

// Errors of the language and of the kit say nothing of a person. Those of a database or a parser quote what they read.
const speaking = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AssertionError', 'Failure']);

interface Why {
  readonly error: string;
  readonly code?: string | number;
  readonly says?: string;
  readonly at?: string;
}

/** What a log may know of an error: its name, its code, where it was thrown, and its words when they quote nobody. */
export function whyOf(error: unknown): Why {
  // An error of another realm, as a fetch inside a test throws it, is no instance of this one's.
  if (!isNativeError(error)) return { error: typeof error };
  const { name, message, stack = '' } = error;
  const { code } = error as { code?: unknown };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(speaking.has(name) ? { says: message } : {}),
    at: frames.map((line) => line.trim()).join(' | '),
  };
}
