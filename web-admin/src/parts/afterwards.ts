/**
 * What follows a change that was made, also when its button has gone with it: a mutation's own callbacks end with the
 * component. A failure stands in the mutation's `error`.
 */
export const afterwards = <Answer>(change: Promise<Answer>, then: (answer: Answer) => void): void =>
  void change.then(then, () => undefined);
