import { readFileSync } from 'node:fs';
import { boot } from '@linli/kit/inside';
import { manifestOf, settingsOf, subgraphNames } from '../dist/subgraphs.js';

/** Seconds of cpu of another process; jiffies of a hundredth of a second (proc(5)), so on Linux only. */
export function secondsOf(pid) {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(words[11]) + Number(words[12])) / 100;
  } catch {
    return NaN;
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The journals of a city's services; `rest` waits until no line of any of them waits for anybody. */
export async function trailOf(plan) {
  const engines = [];
  for (const name of subgraphNames) engines.push(await boot(manifestOf(name), settingsOf(plan, name)));
  const waits = async ({ store }) =>
    (await store.books.journal.findOne({ pending: { $gt: '' } }, { projection: { _id: 1 } })) !== null;
  return {
    async rest() {
      // One may be told by another what it then tells: still twice.
      for (let still = 0; still < 2; still += 1) {
        for (const engine of engines) {
          while (await waits(engine)) {
            still = 0;
            await pause(100);
          }
        }
      }
    },
    close: () => Promise.all(engines.map(({ store }) => store.close())),
  };
}
