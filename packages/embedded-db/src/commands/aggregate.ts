import { decode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { writeOutput } from '../aggregate/output.ts';
import { aggregate, runStages, runner } from '../aggregate/run.ts';
import { watch } from '../stream/watch.ts';
import { encoded, firstBatch } from './batches.ts';
import { docIn, docsIn, namespace } from './command.ts';
import { fromSnapshot } from './find.ts';
import { handedOver } from './long-reads.ts';
import type { Command, Definition, Kind } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Row } from '../store/read.ts';
import type { Reply } from '../wire/reply.ts';

function runAggregate(command: Command): Reply {
  const { body, db, reading } = command;
  const pipeline = docsIn(body, 'pipeline');
  const ns = body['aggregate'] === 1 ? `${db}.$cmd.aggregate` : namespace(command);
  const [first] = pipeline;
  if (first && '$changeStream' in first) return watch(command, ns, pipeline);
  const cursor = docIn(body, 'cursor');
  const special = first ? listedBy(command, ns, first) : undefined;
  const output = outputOf(pipeline);
  const environment = { reading, db, variables: docIn(body, 'let'), hint: body['hint'], runner };
  if (special) {
    const docs = encoded(runStages(environment, special, pipeline.slice(1)));
    return firstBatch(command, { ns, docs, batchSize: cursor['batchSize'] });
  }
  if (output) {
    const made = aggregate(environment, ns, pipeline.slice(0, -1));
    writeOutput(environment, 'rows' in made ? decoded(made.rows) : made.docs, output);
    return firstBatch(command, { ns, docs: [] });
  }
  return fromSnapshot({ ...command, body: cursor }, 0, (snapshot) => {
    const made = aggregate({ ...environment, snapshot }, ns, pipeline);
    const docs = 'rows' in made ? raws(made.rows) : encoded(made.docs);
    return firstBatch(command, { ns, docs, batchSize: cursor['batchSize'], snapshot });
  });
}

function* raws(rows: Iterable<Row>): Generator<Buffer> {
  for (const { raw } of rows) yield raw;
}

function* decoded(rows: Iterable<Row>): Generator<Doc> {
  for (const { raw } of rows) yield decode(raw);
}

/** Stages that tell about the collection instead of reading it. */
function listedBy({ reading }: Command, ns: string, stage: Doc): readonly Doc[] | undefined {
  const collection = reading.store.catalog.find(ns);
  if ('$indexStats' in stage)
    return (collection?.indexes ?? []).map(({ name, spec }) => ({ name, key: spec['key'], accesses: { ops: 0 } }));
  if ('$collStats' in stage) refuse('CommandNotSupported', '$collStats is not supported: count the documents instead');
  return undefined;
}

function outputOf(pipeline: readonly Doc[]): Doc | undefined {
  const last = pipeline.at(-1);
  return last && ('$merge' in last || '$out' in last) ? last : undefined;
}

function kindOf(body: Doc): Kind {
  const { pipeline } = body;
  return Array.isArray(pipeline) && outputOf(pipeline.filter(isDoc)) ? 'write' : 'read';
}

const readElsewhere = handedOver(runAggregate);

export const aggregateCommands: { readonly [name: string]: Definition } = {
  aggregate: {
    kind: kindOf,
    run: (command) => (kindOf(command.body) === 'read' ? readElsewhere(command) : runAggregate(command)),
  },
};
