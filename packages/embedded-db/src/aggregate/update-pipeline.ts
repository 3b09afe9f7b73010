import { refuse } from '../errors.ts';
import { shapeStages } from './shape.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from './expressions.ts';

/** Runs an update that is written as a pipeline, on one document. */
export function runPipeline(doc: Doc, stages: readonly Doc[], variables: Variables = {}): Doc {
  let current = doc;
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    const make = Object.hasOwn(shapeStages, name) ? shapeStages[name] : undefined;
    if (!make) refuse('InvalidOptions', `${name} is not allowed to be used within an update`);
    current = make(stage[name], variables)(current);
  }
  return current;
}
