import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { sortFields } from '../query/sort.ts';
import { docView } from '../query/view.ts';
import { stagesIn } from './environment.ts';
import { bucket, group } from './group.ts';
import { lookup, unionWith } from './lookup.ts';
import { sortDocs, unwind } from './reshape.ts';
import { shapeStages } from './shape.ts';
import type { Doc } from '../bson/doc.ts';
import type { Environment, Stage } from './environment.ts';

type Make = (spec: unknown, environment: Environment) => Stage;

const makers: { readonly [stage: string]: Make } = {
  $match: (spec, { variables }) => {
    const match = compileFilter(
      isDoc(spec) ? spec : refuse(15959, 'the match filter must be an expression in an object'),
      variables,
    );
    return function* matching(docs) {
      for (const doc of docs) if (match(docView(doc))) yield doc;
    };
  },
  $sort: (spec) => {
    const fields = sortFields(spec);
    return (docs) => sortDocs(docs, fields);
  },
  $limit: (spec) => {
    const most = toNumber(spec) ?? 0;
    if (most <= 0) refuse(15958, 'the limit must be positive');
    return function* limited(docs) {
      let taken = 0;
      for (const doc of docs) {
        yield doc;
        if (++taken >= most) return;
      }
    };
  },
  $skip: (spec) => {
    const skipped = toNumber(spec) ?? 0;
    return function* rest(docs) {
      let position = 0;
      for (const doc of docs) if (position++ >= skipped) yield doc;
    };
  },
  $unwind: unwind,
  $group: (spec, { variables }) => group(spec, variables),
  $bucket: (spec, { variables }) => bucket(spec, variables),
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '') refuse(40156, 'the count field must be a non-empty string');
    return function* counted(docs) {
      let count = 0;
      for (const _ of docs) count++;
      if (count > 0) yield { [spec]: count };
    };
  },
  $sortByCount: (spec, { variables }) => {
    const grouped = group({ _id: spec, count: { $sum: 1 } }, variables);
    return (docs) => sortDocs(grouped(docs), sortFields({ count: -1 }));
  },
  $facet: (spec, environment) => {
    const parts = Object.entries(isDoc(spec) ? spec : {});
    return function* faceted(docs) {
      const all = [...docs];
      yield Object.fromEntries(
        parts.map(([name, stages]) => [name, [...environment.runner.stages(environment, all, stagesIn(stages))]]),
      );
    };
  },
  $lookup: lookup,
  $unionWith: unionWith,
  $sample: (spec) => {
    const size = toNumber(isDoc(spec) ? spec['size'] : undefined) ?? 0;
    return (docs) => sampled([...docs], size);
  },
};

/** Makes one stage; an unknown one is refused with MongoDB's code. */
export function stageOf(environment: Environment, stage: Doc): Stage {
  const names = Object.keys(stage);
  const [name = ''] = names;
  if (names.length !== 1) refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
  const shape = Object.hasOwn(shapeStages, name) ? shapeStages[name]?.(stage[name], environment.variables) : undefined;
  if (shape)
    return function* shaped(docs) {
      for (const doc of docs) yield shape(doc);
    };
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  return make ? make(stage[name], environment) : refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function sampled(all: Doc[], size: number): readonly Doc[] {
  for (let i = 0; i < Math.min(size, all.length); i++) {
    const other = i + Math.floor(Math.random() * (all.length - i));
    const [a, b] = [all[i], all[other]];
    if (a && b) [all[i], all[other]] = [b, a];
  }
  return all.slice(0, size);
}
