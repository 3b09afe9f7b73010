// Asks two cities the same in turns, so that a busy machine is busy for both.

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function timed({ city, token, question }, common) {
  const began = performance.now();
  const { errors } = await city.ask(common ?? question, { token });
  if (errors) throw new Error(JSON.stringify(errors[0]));
  return performance.now() - began;
}

/** Median milliseconds of a question at both, or of each one's own, and how much longer it takes at the larger. */
export async function compare({ little, large }, question, rounds) {
  const times = { little: [], large: [] };
  for (let round = -5; round < rounds; round += 1) {
    const at = { little: await timed(little, question), large: await timed(large, question) };
    // The first ones warm up.
    if (round >= 0) for (const name of ['little', 'large']) times[name].push(at[name]);
  }
  const [a, b] = [median(times.little), median(times.large)];
  return { little: a, large: b, ratio: b / a };
}

/** A line of the table, and whether the promise of 1.3 holds. */
export function line(name, { little, large, ratio }) {
  const numbers = [little.toFixed(1), large.toFixed(1), ratio.toFixed(2)].map((text) => text.padStart(9)).join('');
  process.stdout.write(`${name.padEnd(44)}${numbers}${ratio > 1.3 ? '  over 1.3' : ''}\n`);
  return ratio <= 1.3;
}

export const head = (title, little, large) =>
  process.stdout.write(`${title.padEnd(44)}${little.padStart(9)}${large.padStart(9)}    ratio\n`);
