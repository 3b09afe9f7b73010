import { isObject, own, type JsonObject } from '../execution/json.ts';

const MOST = 500;

/** What a person's number or a password may hide in has no business in a log. */
const scrubbed = (text: string): string =>
  text
    .slice(0, MOST)
    .replace(/\/\/[^@\s/]+@/g, '//…@')
    .replace(/\d{6,}X?/gi, '…');

const text = (object: JsonObject, key: string): string => {
  const value = own(object, key);
  return typeof value === 'string' ? scrubbed(value) : '';
};

/** A subgraph's fault as our log has it: what it says, by which code, at which field. */
export function faultLine(fault: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(fault)) return { reason: scrubbed(String(fault)) };
  const extensions = own(fault, 'extensions');
  const code = isObject(extensions) ? text(extensions, 'code') : text(fault, 'code');
  const message = 'message' in fault ? scrubbed(String(fault['message'])) : '';
  return { reason: message, code, path: own(fault, 'path') ?? null };
}
