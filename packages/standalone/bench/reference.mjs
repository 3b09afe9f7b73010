// The same work every time, none of it Linli's: objects made and dropped, texts written and read, hashes, memory walked at
// random. Two of them at once say how fast both cores are in this minute; what is measured beside them can be told apart
// from the machine. `node bench/reference.mjs` in this folder.
import { createHash } from 'node:crypto';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(import.meta.url);
const WALK = 2 ** 23;

function work() {
  const people = Array.from({ length: 40_000 }, (_, at) => ({
    id: `r${at}`,
    name: `somebody ${at}`,
    words: [at, at + 1],
  }));
  let sum = 0;
  for (let round = 0; round < 4; round += 1) {
    const texts = people.map((each) => JSON.stringify({ ...each, round }));
    for (const text of texts) {
      sum += createHash('sha256').update(text).digest()[0];
      sum += JSON.parse(text).words.length;
    }
    const found = new Map(texts.map((text, at) => [text.slice(0, 12), at]));
    sum += found.size;
  }
  // 64 MB: more than the caches keep for us.
  const next = new Float64Array(WALK);
  for (let at = 0; at < WALK; at += 1) next[at] = (at * 40_503 + 7) % WALK;
  for (let step = 0, at = 0; step < 4_000_000; step += 1) {
    at = next[at];
    sum += at & 1;
  }
  return sum;
}

const once = () =>
  new Promise((resolve, reject) => {
    const child = fork(PROGRAM, ['work']);
    child.once('message', resolve);
    child.once('error', reject);
  });

/** Seconds of processor time that the work takes while the other core does the same. */
export async function referenceSeconds() {
  const both = await Promise.all([once(), once()]);
  return (both[0] + both[1]) / 2;
}

if (process.argv[2] === 'work') {
  work();
  const { user, system } = process.cpuUsage();
  process.send((user + system) / 1e6, () => process.exit());
} else if (process.argv[1] === PROGRAM) {
  process.stdout.write(`${(await referenceSeconds()).toFixed(2)} s\n`);
}
