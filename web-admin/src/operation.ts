/** A question to the API: its name, its text, and by its types what goes in and what comes back. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly text: string;
  // A method, so that an operation can stand where one of unknown types is asked for.
  types?(variables: Variables): Data;
}

/** An operation with its variables, ready to be sent. */
export interface Call {
  readonly operation: Operation<unknown, unknown>;
  readonly variables: unknown;
}

export const call = <Variables>(operation: Operation<unknown, Variables>, variables: Variables): Call => ({
  operation,
  variables,
});
