import { newId } from '@linli/kit';
import { systemViewer } from '@linli/kit/inside';
import { histories, type Told, town } from '@linli/testkit';
import { hazards } from '../src/hazard.model.ts';
import { empty } from '../src/house.fields.ts';
import { houses } from '../src/house.model.ts';
import { subgraph } from '../src/index.ts';
import { leases } from '../src/lease.model.ts';
import { occupants } from '../src/occupant.model.ts';
import { castOf, COMMUNITY, GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const say = (type: string, subject: string, data: Record<string, string> = {}, version = 1): Told => ({
  type,
  subject,
  jurisdiction: COMMUNITY,
  version,
  data,
});

/** Two houses, and three dangers that became cases. */
async function begin(): Promise<void> {
  const { engine } = made.running();
  const system = engine.contextFor({ viewer: systemViewer('given'), requestId: newId() });
  const house = { building: 'b1', floor: 1, use: 'OWN', aliases: [], aliasKeys: [], ...empty };
  const danger = {
    house: null,
    building: 'b1',
    estate: null,
    kind: 'GAS',
    severity: 'MAJOR',
    weight: 4,
    description: '胶管老化',
    state: 'ESCALATED',
    isOpen: true,
    overdue: false,
    foundAt: made.clock.now(),
  };
  const lease = {
    house: 'h2',
    merged: [],
    from: '2026-01-01',
    until: '2026-12-31',
    registeredAt: made.clock.now(),
    state: 'ACTIVE',
    isExpiring: false,
    checkAt: null,
  };
  await engine.within(system, async ({ open }) => {
    const fresh = (ids: readonly string[], setOf: (id: string) => object) =>
      ids.map((id) => ({ id, place: GRID, decision: { set: setOf(id) as never } }));
    const homes = fresh(['h1', 'h2'], (id) => ({ ...house, room: id, addressKey: id, door: id }));
    await open(houses).insertMany(homes);
    await open(hazards).insertMany(fresh(['d1', 'd2', 'd3'], () => danger));
    const life = { relation: 'TENANT', house: 'h2', was: [] };
    await open(occupants).insertMany(fresh(['r4', 'r5'], (id) => ({ ...life, residence: `of ${id}`, resident: id })));
    await open(leases).insertMany(fresh(['l4', 'l5'], (id) => ({ ...lease, tenants: [id.replace('l', 'r'), 'r6'] })));
  });
}

const ALL = `{
  houses(first: 9) { nodes { room registered seen mismatches { kind } } }
  hazards(first: 9) { nodes { state isOpen outcome case { id } } }
}`;

async function state(): Promise<unknown> {
  const seen = (await cast.hub.asks(ALL)) as Record<string, { readonly nodes: readonly unknown[] }>;
  const lives = (await made.rawStore()).flatMap(({ collection, text }) => {
    if (collection !== 'occupants') return [];
    const { residence, resident, house, was } = JSON.parse(text) as Record<string, unknown>;
    return [JSON.stringify({ residence, resident, house, was })];
  });
  const nodes = Object.entries(seen).map(([name, page]) => [
    name,
    page.nodes.map((each) => JSON.stringify(each)).sort(),
  ]);
  const rented = (await made.rawStore()).flatMap(({ collection, text }) =>
    collection === 'leases' ? [JSON.stringify((JSON.parse(text) as { tenants: unknown }).tenants)] : [],
  );
  return { nodes, lives: lives.sort(), rented: rented.sort() };
}

const living = (residence: string, resident: string, house: string, ...over: readonly string[]): readonly Told[] => [
  say('residence.started', residence, { resident, house, relation: 'FAMILY' }),
  ...over.map((type, at) => say(type, residence, { resident, house }, at + 2)),
];

describe('what is heard of homes', () => {
  histories(made, {
    begin,
    state,
    unreceipted: true,
    stories: [
      living('s1', 'r1', 'h1'),
      living('s2', 'r2', 'h1', 'residence.ended'),
      living('s3', 'r3', 'h2'),
      // One who is erased with what was merged into the record.
      [say('resident.merged', 'r4', { from: 'r4', into: 'r5' }), say('resident.erased', 'r4', {}, 2)],
      [say('resident.erased', 'r5')],
      [say('case.opened-for-hazard', 'l1', { hazard: 'd1', case: 'c1' })],
      [say('case.merged', 'c1', { into: 'c2' })],
      [say('case.closed', 'c2')],
      [say('case.opened-for-hazard', 'l2', { hazard: 'd2', case: 'c3' })],
      [say('case.voided', 'c3')],
      [say('case.opened-for-hazard', 'l3', { hazard: 'd3', case: 'c4' })],
    ],
  });
});
