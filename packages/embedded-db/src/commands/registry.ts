import { refuse } from '../errors.ts';
import { checkCommand } from '../subset/check.ts';
import { aggregateCommands } from './aggregate.ts';
import { collectionCommands } from './collections.ts';
import { diagnosticCommands } from './diagnostics.ts';
import { explainCommands } from './explain.ts';
import { findAndModifyCommands } from './find-and-modify.ts';
import { readCommands } from './find.ts';
import { cursorCommands } from './get-more.ts';
import { indexCommands } from './indexes.ts';
import { loginCommands } from './login.ts';
import { parameterCommands } from './parameters.ts';
import { sizeCommands } from './sizes.ts';
import { transactionCommands } from './transactions.ts';
import { userCommands } from './users.ts';
import { validateCommands } from './validate.ts';
import { writeCommands } from './write.ts';
import type { Definition, Handler } from './command.ts';

const definitions = new Map<string, Definition>(
  Object.entries({
    ...readCommands,
    ...writeCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...cursorCommands,
    ...collectionCommands,
    ...indexCommands,
    ...transactionCommands,
    ...explainCommands,
    ...diagnosticCommands,
    ...validateCommands,
    ...loginCommands,
    ...sizeCommands,
    ...userCommands,
    ...parameterCommands,
  }),
);

const checked = new Map<string, Definition>(
  Array.from(definitions, ([name, definition]) => [name, { ...definition, run: checking(definition.run) }]),
);

function checking(run: Handler): Handler {
  return (command) => {
    checkCommand(command);
    return run(command);
  };
}

/** The definition of a command; an unknown one is refused with MongoDB's code. */
export function definitionOf(name: string): Definition {
  return checked.get(name) ?? refuse('CommandNotFound', `no such command: '${name}'`);
}
