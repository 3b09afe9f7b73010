import type { TrustedDocuments } from '../documents/documents.ts';
import { isObject, own } from '../execution/json.ts';
import type { Question } from '../http/ask.ts';
import { questionIn } from '../http/question.ts';

function messageIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A message as graphql-transport-ws takes it: whoever asks by the id of a document says no text, and it wants one. */
export function withText(text: string): string {
  if (!text.includes('"documentId"')) return text;
  const message = messageIn(text);
  if (!isObject(message) || own(message, 'type') !== 'subscribe') return text;
  const payload = own(message, 'payload');
  if (!isObject(payload) || (own(payload, 'query') ?? null) !== null) return text;
  return JSON.stringify({ ...message, payload: { ...payload, query: '' } });
}

/** What is asked over a socket, read as the body of a request is. */
export function questionOfMessage(payload: object, documents: TrustedDocuments): Question {
  const { query, documentId, ...rest } = payload as Record<string, unknown>;
  const isById = (documentId ?? null) !== null && query === '';
  return { ...questionIn({ ...rest, documentId, ...(isById ? {} : { query }) }, documents), mayChange: false };
}
