import { MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import { match, Mismatch } from './matching.ts';
import { resultOf } from './results.ts';
import { isRecord } from './suites.ts';
import type { Document } from 'mongodb';
import type { Entities } from './entities.ts';

/** Compares an error with what a case expects of it. */
export function checkError(entities: Entities, error: unknown, expected: Document): void {
  if (!(error instanceof Error)) throw new Mismatch('What was thrown is no error');
  const checks: readonly (readonly [boolean, string])[] = [
    [!isClientSide(error) || expected['isClientError'] !== false, 'comes from the client'],
    [isClientSide(error) || isNetwork(error) || expected['isClientError'] !== true, 'comes from the server'],
    [contains(error.message, expected['errorContains']), `does not say ${expected['errorContains']}`],
    [isOneOf(codesOf(error), expected['errorCode']), `has not the code ${expected['errorCode']}`],
    [isOneOf(codeNamesOf(error), expected['errorCodeName']), `has not the name ${expected['errorCodeName']}`],
    ...labels(error, expected),
  ];
  for (const [isRight, what] of checks) if (!isRight) throw new Mismatch(`${error.name} ${error.message}: ${what}`);
  const { expectResult, errorResponse } = expected;
  if (expectResult !== undefined && error instanceof MongoBulkWriteError)
    match(entities, { ...asDocument(resultOf(error.result)), insertedIds: undefined }, expectResult);
  if (errorResponse !== undefined) match(entities, responseOf(error), errorResponse);
}

function labels(error: Error, expected: Document): readonly (readonly [boolean, string])[] {
  const has = (label: string): boolean => error instanceof MongoError && error.hasErrorLabel(label);
  const wanted: readonly string[] = expected['errorLabelsContain'] ?? [];
  const unwanted: readonly string[] = expected['errorLabelsOmit'] ?? [];
  return [
    ...wanted.map((label) => [has(label), `lacks the label ${label}`] as const),
    ...unwanted.map((label) => [!has(label), `has the label ${label}`] as const),
  ];
}

function isClientSide(error: Error): boolean {
  return !(error instanceof MongoServerError) && !isNetwork(error);
}

// Neither the server said it nor the driver thought of it: the specifications take it for either.
function isNetwork(error: Error): boolean {
  return error.name.includes('Network') || error.name === 'MongoServerSelectionError';
}

function contains(message: string, part: unknown): boolean {
  return part === undefined || message.toLowerCase().includes(String(part).toLowerCase());
}

// The driver also tells the ids of what was not inserted.
function asDocument(result: unknown): Document {
  return isRecord(result) ? result : {};
}

function responseOf(error: Error): Document {
  return error instanceof MongoServerError ? error.errorResponse : {};
}

function isOneOf(list: readonly unknown[], wanted: unknown): boolean {
  return wanted === undefined || list.includes(wanted);
}

function codesOf(error: Error): readonly unknown[] {
  return error instanceof MongoError ? [error.code, writeConcernOf(error)['code']] : [];
}

function codeNamesOf(error: Error): readonly unknown[] {
  const response = responseOf(error);
  return [response['codeName'], 'codeName' in error ? error.codeName : undefined, writeConcernOf(error)['codeName']];
}

function writeConcernOf(error: Error): Document {
  const response = responseOf(error);
  return response['writeConcernError'] ?? response['result']?.writeConcernError ?? {};
}
