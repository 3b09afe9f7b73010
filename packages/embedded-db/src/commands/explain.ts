import { isDoc, isTruthy, toCount } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { docIn, docsIn, reply } from './command.ts';
import { explained } from './explained.ts';
import { explainPipeline } from './explain-pipeline.ts';
import { queryOf } from './find.ts';
import { handedOver } from './long-reads.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Query } from '../query/query.ts';
import type { Place } from './explained.ts';
import type { Reply } from '../wire/reply.ts';

const VERBOSITIES = new Set<unknown>(['queryPlanner', 'executionStats', 'allPlansExecution', undefined]);

function explain(command: Command): Reply {
  const { body, db, reading } = command;
  const asked = docIn(body, 'explain');
  const [name = ''] = Object.keys(asked);
  const ns = `${db}.${String(asked[name])}`;
  const { verbosity } = body;
  if (!VERBOSITIES.has(verbosity))
    refuse('BadValue', `Enumeration value '${String(verbosity)}' for field 'verbosity' is not a valid value.`);
  const isRun = verbosity !== 'queryPlanner';
  const collection = reading.store.catalog.find(ns);
  const place = { reading, collection, ns, isRun };
  const fields = name === 'aggregate' ? explainPipeline(place, { db, asked }) : explainQuery(place, name, asked);
  return reply({ explainVersion: '1', ...fields, command: { ...asked, $db: db } });
}

const CHANGES: { readonly [name: string]: string } = { update: 'UPDATE', delete: 'DELETE', findAndModify: 'UPDATE' };

function explainQuery(place: Place, name: string, asked: Doc): Doc {
  const query = questionOf(name, asked);
  if (name === 'count') return explained(place, { ...query, isCount: true });
  const stage = asked['remove'] === true ? 'DELETE' : CHANGES[name];
  return explained(place, query, stage);
}

function questionOf(name: string, asked: Doc): Query {
  if (name === 'find') return queryOf(asked);
  if (name === 'count' || name === 'distinct') return queryOf({ ...asked, filter: asked['query'] });
  if (name === 'findAndModify') return queryOf({ ...asked, filter: asked['query'], limit: 1 });
  const [first] = name === 'update' || name === 'delete' ? docsIn(asked, `${name}s`) : [];
  if (!first) return refuse('CommandNotSupported', `explain of ${name} is not supported`);
  const limit = name === 'update' ? Number(!isTruthy(first['multi'] ?? false)) : toCount(first['limit']);
  return { ...queryOf({ filter: isDoc(first['q']) ? first['q'] : {}, hint: first['hint'] }), limit };
}

export const explainCommands: { readonly [name: string]: Definition } = {
  explain: { kind: 'read', run: handedOver(explain) },
};
