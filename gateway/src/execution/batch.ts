import type { Found } from './grouping.ts';
import type { EntityAnswer } from './entity-identity.ts';
import { isObject, own, type JsonObject } from './json.ts';
import type { Run } from './run.ts';
import type { Batch, Told, Wrong } from './told.ts';
import { pathIn, problemIn, problemOfCall, readReply, type SubgraphReply } from './subgraph-reply.ts';

/** What calls of one kind have in common. */
export interface Kind {
  /** What is asked, as text, where others of this turn that ask the same may join; null where each goes alone. */
  readonly joining: string | null;
  readonly service: string;
  readonly write: (variables: Run['context']['variables'], representations: readonly string[]) => string;
  readonly identify: (asked: readonly JsonObject[], entities: readonly unknown[]) => readonly EntityAnswer[];
}

const nothingAnswered: readonly EntityAnswer[] = [];

function toldBy({ errors, data }: SubgraphReply, asked: readonly JsonObject[], run: Run, kind: Kind): Told {
  const { service, identify } = kind;
  const wrong = errors.map((error): Wrong => {
    const [, index, ...rest] = pathIn(error);
    // An error at a place that is none is one of all: nothing that went wrong is passed over.
    const place = typeof index === 'number' && index in asked ? index : null;
    return { problem: problemIn(error, (fault) => run.context.onFault(service, fault)), place, rest };
  });
  const entities = data && own(data, '_entities');
  if (isObject(data) && Array.isArray(entities)) {
    const answers = identify(asked, entities);
    for (const each of answers)
      if (each === 'WRONG')
        run.context.onFault(service, { message: 'the answer holds another entity than was asked for' });
    return { wrong, answers };
  }
  if (errors.length === 0) throw new TypeError('the answer holds no entities');
  return { wrong, answers: nothingAnswered };
}

function begun(run: Run, kind: Kind): Batch {
  const places = new Map<string, number>();
  const texts: string[] = [];
  const asked: JsonObject[] = [];
  const call = async (): Promise<Told> => {
    try {
      const body = kind.write(run.context.variables, texts);
      const reply = await run.context.ask({ service: kind.service, body, isQuery: true });
      return toldBy(readReply(reply), asked, run, kind);
    } catch (error) {
      const problem = problemOfCall(run, kind.service, error);
      return { wrong: [{ problem, place: null, rest: [] }], answers: nothingAnswered };
    }
  };
  let send = (): void => undefined;
  const told = new Promise<Told>((done) => {
    send = () => done(call());
  });
  return {
    add: ({ text, representation }) => {
      const known = kind.joining === null ? undefined : places.get(text);
      if (known !== undefined) return known;
      places.set(text, asked.length);
      texts.push(text);
      return asked.push(representation) - 1;
    },
    send,
    told,
  };
}

/** Asks about these, together with whoever asks the same in this turn; what is told, and where in it each stands. */
export function askAbout(run: Run, kind: Kind, all: readonly Found[]) {
  const { joining } = kind;
  const under = joining === null ? undefined : run.batches.get(joining);
  const batch = under ?? begun(run, kind);
  const places = all.map(batch.add);
  if (joining === null) batch.send();
  else if (!under) {
    run.batches.set(joining, batch);
    // After all that goes on in this turn: then nobody joins any more.
    process.nextTick(() => {
      run.batches.delete(joining);
      batch.send();
    });
  }
  return { places, told: batch.told };
}
