// So many rows for every list of a district, as cheaply as they can be made: a few hundred real ones, repeated.
import { secretsOf } from '../dist/keys.js';
import { manifestOf } from '../dist/subgraphs.js';
import { casesOf } from '../dist/world/case-rows.js';
import { chanceOf, idAt } from '../dist/world/chance.js';
import { numbersFrom } from '../dist/world/makers.js';
import { subjectsIn } from '../dist/world/subjects.js';
import { townOf } from '../dist/world/town.js';
import { cornersOf } from '../dist/world/worlds.js';
import { boot, loadRows } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';

const MINUTE = 60_000;
const now = new Date();

function samples(plan) {
  const [{ place, size }] = cornersOf('small');
  const since = new Date(now - 400 * 86_400_000);
  const town = townOf({
    place,
    size,
    subjects: subjectsIn(plan.realmFile),
    numbers: numbersFrom(),
    since,
    now,
    seed: 7,
  });
  const wanted = { ground: town.ground, count: 300, seed: 8, now, from: 60, until: 0, mix: 'MIXED' };
  return { jurisdictions: town.jurisdictions, cases: { cases: [...casesOf(wanted)].map((each) => each.case) } };
}

// What must be different in each row of a collection.
const own = {
  cases: ({ set, at }, count) => ({ number: `${set.number}-${count}`, reportedAt: at, trackingToken: null }),
  grids: (_, count, place) => ({ code: place, name: `网格${count}` }),
  assignments: (_, count) => ({ worker: `w-${count}` }),
  points: ({ set }, count) => ({ name: `${set.name}${count}` }),
  qrCodes: (_, count) => ({ token: `token-${count}`, point: `point-${count}` }),
  visits: ({ at }) => ({ plannedAt: at }),
  tasks: ({ at }) => ({ dueAt: at }),
};

const three = (number) => String(number).padStart(3, '0');
// Nine hundred at most below one node, as codes have three digits a level.
const gridOf = (count) =>
  `340111400001${three(1 + Math.floor(count / 810_000))}${three(1 + (Math.floor(count / 900) % 900))}${three(1 + (count % 900))}`;

function* repeated(name, rows, count) {
  const chance = chanceOf(9);
  for (let made = 0; made < count; made += 1) {
    const model = rows[made % rows.length];
    const at = new Date(now - (count - made) * MINUTE);
    const place = name === 'grids' ? gridOf(made) : model.place;
    const fields = own[name]?.({ ...model, at }, made, place) ?? {};
    yield { ...model, id: idAt(at, chance), at, place, set: { ...model.set, ...fields } };
  }
}

/** Fills every list of a city whose database runs. */
export async function fill(plan, count) {
  for (const [subgraph, collections] of Object.entries(samples(plan))) {
    const log = logOf({ level: 'warn', name: subgraph });
    const engine = await boot(manifestOf(subgraph), {
      mongodbUri: plan.mongodbUri,
      cursorSecret: plan.keys.cursorSecret,
      secrets: secretsOf(plan.keys),
      log,
    });
    for (const [name, rows] of Object.entries(collections)) {
      const source = engine.subgraph.collections.find((each) => each.name === name);
      await loadRows(engine, source, repeated(name, rows, count));
    }
    await engine.store.close();
  }
}
