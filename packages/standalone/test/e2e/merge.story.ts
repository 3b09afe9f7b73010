import { type Cast, aBuilding, aLife, aWorker, castOf, does, type Life, on, pairOf, pointsTo } from './merge-cast.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity();

const STATE = 'query ($id: ID!) { resident(id: $id) { status mergedInto { id } household { id } } }';

let people: Cast;
let stays: Life;
let goes: Life;

type Pointing = Awaited<ReturnType<typeof pointsTo>>;

/** Each says so in its own time: what is told is waited for as a whole. */
const tells = async (life: Life, wanted: Pointing) => {
  const found = await eventually(
    () => pointsTo(people, life),
    (each) => JSON.stringify(each) === JSON.stringify(wanted),
  );
  expect(found).toEqual(wanted);
};

// Whoever goes on lives where they lived: the other house is one more of theirs, not the main one.
const settled = (life: Life, { id, household }: Pick<Life, 'id' | 'household'>) =>
  tells(life, { registered: 1, residents: id === life.id ? [id] : [], tenants: [id], case: [id], household });

describe('two records of one person', () => {
  beforeAll(async () => {
    people = await castOf(city);
    const [building, worker] = [await aBuilding(people, '合一苑'), await aWorker(people, 'u-walks')];
    const person = { name: '安和', idType: 'NONE', sexCode: '2', birthDate: '1950-03-02' };
    stays = await aLife(people, { building, worker, room: '101', person });
    goes = await aLife(people, { building, worker, room: '201', person });
    const lease = { house: goes.house, tenants: [goes.id], from: '2026-01-01', until: '2028-12-31' };
    await does(people.clerk, 'registerLease', { input: ['LeaseInput!', lease] });
  });

  it('stand for themselves, each with a home, a lease, a case and a visit', async () => {
    await settled(goes, goes);
  });

  it('become one, and homes, leases, cases and visits follow', async () => {
    const pair = await pairOf(people, stays.id, goes.id);
    await does(people.clerk, 'mergeResidents', {
      ...on(pair),
      input: ['MergeInput!', { survivor: stays.id, reason: '同一人' }],
    });
    await settled(goes, stays);
    const { resident } = await people.clerk.asks(STATE, { id: goes.id });
    expect(resident).toMatchObject({ status: 'MERGED', mergedInto: { id: stays.id } });
  });

  it('are two again when the merge is undone, and everything goes back', async () => {
    const { merges } = await people.clerk.asks('{ merges(first: 5) { nodes { id version state } } }');
    await does(people.clerk, 'undoMerge', { ...on(merges.nodes[0]), reason: ['String!', '实为两人'] });
    await settled(goes, goes);
    const { resident } = await people.clerk.asks(STATE, { id: goes.id });
    expect(resident).toMatchObject({ status: 'PRESENT', mergedInto: null, household: { id: goes.household } });
    const { id, household } = stays;
    await tells(stays, { registered: 1, residents: [id], tenants: [], case: [id], household });
  });
});
