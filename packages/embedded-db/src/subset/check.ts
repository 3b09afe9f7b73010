import { isDoc, isTruthy, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { docIn, docsIn } from '../commands/command.ts';
import { compileFilter } from '../query/match.ts';
import { compileProjection } from '../query/project.ts';
import { COMMAND_FIELDS, STATEMENT_FIELDS } from './commands.ts';
import { checkFields, compileFields } from './fields.ts';
import { checkGeneric } from './generic.ts';
import { checkIndex } from './indexes.ts';
import { refuseNear } from './near.ts';
import { checkPipeline } from './pipeline.ts';
import type { Doc } from '../bson/doc.ts';
import type { Command } from '../commands/command.ts';

const compiled = (rows: typeof COMMAND_FIELDS) =>
  new Map(Object.entries(rows).map(([name, fields]) => [name, compileFields(fields)] as const));

const commands = compiled(COMMAND_FIELDS);
const statements = compiled(STATEMENT_FIELDS);
const ALIASES: { readonly [name: string]: string } = { findandmodify: 'findAndModify', deleteIndexes: 'dropIndexes' };

/** Refuses what this store would otherwise pass over in silence. */
export function checkCommand({ name, body, db, reading }: Command): void {
  checkGeneric(body);
  const own = ALIASES[name] ?? name;
  const known = commands.get(own);
  if (!known) return;
  checkFields(body, known, { name, code: 'IDLUnknownField', isCommand: true });
  checks[own]?.(body, { isThere: reading.store.catalog.find(`${db}.${String(body[name])}`) !== undefined });
}

type Target = { readonly isThere: boolean };
type Check = (body: Doc, target: Target) => void;

// Where documents are, a filter is compiled when they are read; where there are none, it is looked at here.
const checkQuery =
  (field: string): Check =>
  (body, { isThere }) => {
    const filter = body[field];
    if (isThere || !isDoc(filter)) return;
    compileFilter(filter, docIn(body, 'let'));
    const { projection } = body;
    if (isDoc(projection)) compileProjection(projection, { filter });
  };

const checks: { readonly [command: string]: Check } = {
  find: checkQuery('filter'),
  count: (body, target) => {
    refuseNear(docIn(body, 'query'));
    checkQuery('query')(body, target);
  },
  distinct: checkQuery('query'),
  aggregate: (body, { isThere }) => {
    const { pipeline, cursor } = body;
    const variables = docIn(body, 'let');
    if (!isDoc(cursor))
      refuse('FailedToParse', "The 'cursor' option is required, except for aggregate with the explain argument");
    if (Array.isArray(pipeline)) checkPipeline(pipeline.filter(isDoc), { isThere, variables });
  },
  findAndModify: checkQuery('query'),
  update: (body) => void statementsIn(body, 'update', 'updates'),
  delete: (body, { isThere }) => {
    for (const { limit, q } of statementsIn(body, 'delete', 'deletes')) {
      if (!isThere && isDoc(q)) compileFilter(q, docIn(body, 'let'));
      const most = toNumber(limit);
      if (most !== 0 && most !== 1)
        refuse('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`);
    }
  },
  createIndexes: (body) => {
    for (const spec of statementsIn(body, 'createIndexes', 'indexes')) checkIndex(spec);
  },
};

function statementsIn(body: Doc, command: string, list: string): readonly Doc[] {
  const known = statements.get(list);
  const own = docsIn(body, list);
  const isIndex = list === 'indexes';
  const place = {
    name: isIndex ? list : `${command}.${list}`,
    code: isIndex ? 'InvalidIndexSpecificationOption' : 'IDLUnknownField',
    isLenient: isTruthy(body['ignoreUnknownIndexOptions'] ?? false),
  } as const;
  if (known) for (const statement of own) checkFields(statement, known, place);
  return own;
}
