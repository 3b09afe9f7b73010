type Work = () => Promise<number>;

/** Two kinds of work of one process: what goes first does not wait, the other begins when none of it runs. */
export interface Priority {
  first(work: Work): Promise<number>;
  after(work: Work): Promise<number>;
}

export function priority(): Priority {
  const under = new Set<Promise<unknown>>();
  return {
    async first(work) {
      const mine = work();
      under.add(mine);
      return mine.finally(() => under.delete(mine));
    },
    async after(work) {
      await Promise.allSettled(under);
      return work();
    },
  };
}
