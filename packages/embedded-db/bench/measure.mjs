/** How many times a second something was done. */
export async function rate(count, run) {
  const started = performance.now();
  await run();
  return `${Math.round(count / ((performance.now() - started) / 1000)).toLocaleString('en')}/s`;
}

/** How long something took, the best of some tries. */
export async function duration(run, tries = 3) {
  const times = [];
  for (let i = 0; i < tries; i++) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return `${Math.round(Math.min(...times))} ms`;
}

/** The middle of many times, in milliseconds. */
export async function median(count, run) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await run(i);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[count >> 1];
}

/** Does something `count` times, so many at once. */
export async function inFlight(count, width, run) {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) await run(next++);
    }),
  );
}
