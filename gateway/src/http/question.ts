import { isObject, own } from '../execution/json.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import { fail } from '../failure.ts';
import type { Question } from './ask.ts';

/** The parameters of GraphQL over HTTP as they came, read from a body or an address. */
type Parameters = Readonly<Record<string, unknown>>;

interface Text {
  readonly query: string;
  readonly isKept: boolean;
}

/** What is asked: a document, or the id of one that is kept. Both together are two questions. */
function textOf(given: Parameters, documents: TrustedDocuments): Text {
  const query = own(given, 'query') ?? null;
  const id = own(given, 'documentId') ?? null;
  if (id !== null) {
    if (typeof id !== 'string' || query !== null) return fail('BODY_INVALID', { field: 'documentId' });
    return { query: documents.find(id) ?? fail('DOCUMENT_UNKNOWN', { field: 'documentId' }), isKept: true };
  }
  if (typeof query !== 'string') return fail('BODY_INVALID', { field: 'query' });
  return { query, isKept: false };
}

function questionOf(given: Parameters, documents: TrustedDocuments, mayChange: boolean): Question {
  const { query, isKept } = textOf(given, documents);
  const variables = own(given, 'variables') ?? {};
  const operationName = own(given, 'operationName') ?? null;
  const extensions = own(given, 'extensions') ?? {};
  if (!isObject(variables)) return fail('BODY_INVALID', { field: 'variables' });
  if (!isObject(extensions)) return fail('BODY_INVALID', { field: 'extensions' });
  if (operationName !== null && typeof operationName !== 'string') {
    return fail('BODY_INVALID', { field: 'operationName' });
  }
  return { query, isKept, variables, operationName: operationName === '' ? null : operationName, mayChange };
}

/** Reads the body of a request: one question, no list of them. */
export const questionIn = (body: unknown, documents: TrustedDocuments): Question =>
  isObject(body) ? questionOf(body, documents, true) : fail('BODY_INVALID');

function jsonOf(field: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return fail('BODY_INVALID', { field });
  }
}

const asJson: readonly string[] = ['variables', 'extensions'];

/** Reads the address of a GET, which asks and never changes: links, previews and other sites send GETs unasked. */
export function questionInAddress(search: URLSearchParams, documents: TrustedDocuments): Question {
  const entries = [...search].map(([key, value]) => [key, asJson.includes(key) ? jsonOf(key, value) : value] as const);
  // A parameter that comes twice is two questions.
  if (new Set(search.keys()).size < entries.length) fail('BODY_INVALID');
  return questionOf(Object.fromEntries(entries), documents, false);
}
