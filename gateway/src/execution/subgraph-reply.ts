import { isErrorCode } from '@linli/contract';
import { Failure, type Detail, type Path, type Problem } from '../failure.ts';
import { isObject, own, type JsonObject } from './json.ts';
import type { Run } from './run.ts';

/** What a subgraph answered, shape checked. */
export interface SubgraphReply {
  readonly data: JsonObject | null;
  readonly errors: readonly JsonObject[];
}

// Ids, names of fields and states. Anything else of a subgraph's error stays inside.
const safeKeys = ['field', 'id', 'state', 'limit'] as const;

const isSafe = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 100);

function safeDetail(extensions: JsonObject): Detail {
  return Object.fromEntries(
    safeKeys.flatMap((key) => {
      const value = own(extensions, key);
      return isSafe(value) ? [[key, value]] : [];
    }),
  );
}

/** A subgraph's error as a caller may know it: a code of the table, or INTERNAL and a line in our log. */
export function problemIn(error: JsonObject, onFault: (fault: unknown) => void): Omit<Problem, 'path'> {
  const extensions = own(error, 'extensions');
  const code = isObject(extensions) ? own(extensions, 'code') : undefined;
  if (typeof code !== 'string' || !isErrorCode(code) || code === 'INTERNAL') {
    onFault(error);
    return { code: 'INTERNAL' };
  }
  return { code, detail: isObject(extensions) ? safeDetail(extensions) : {} };
}

const NAME = /^[_A-Za-z]\w{0,99}$/;
const DEEPEST = 100;

const isStep = (each: unknown): each is string | number =>
  typeof each === 'string' ? NAME.test(each) : Number.isSafeInteger(each) && Number(each) >= 0;

/** Where a subgraph says its error is, as far as that is a place; empty when it does not say. */
export function pathIn(error: JsonObject): Path {
  const path = own(error, 'path');
  if (!Array.isArray(path)) return [];
  const steps: readonly unknown[] = path.slice(0, DEEPEST);
  const end = steps.findIndex((each) => !isStep(each));
  return (end < 0 ? steps : steps.slice(0, end)) as Path;
}

/** Reads an answer. One that is no GraphQL answer, or says neither data nor error, is a fault of the subgraph. */
export function readReply(value: unknown): SubgraphReply {
  if (!isObject(value)) throw new Failure([{ code: 'INTERNAL' }]);
  const data = own(value, 'data');
  const errors = own(value, 'errors');
  const reply = { data: isObject(data) ? data : null, errors: Array.isArray(errors) ? errors.filter(isObject) : [] };
  if (!reply.data && reply.errors.length === 0) throw new Failure([{ code: 'INTERNAL' }]);
  return reply;
}

/** The problem a call failed with. What is not a refusal of ours is a fault and gets a line in our log. */
export function problemOfCall(run: Run, service: string, error: unknown): Omit<Problem, 'path'> {
  if (error instanceof Failure && error.problems[0]) return error.problems[0];
  run.context.onFault(service, error);
  return { code: 'INTERNAL' };
}
