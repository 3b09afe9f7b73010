import { newId } from '@linli/kit';
import { systemViewer } from '@linli/kit/inside';
import { histories, type Told, town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { inspections } from '../src/inspection.model.ts';
import { merchants } from '../src/merchant.model.ts';
import { castOf, does, GRID, looks, NEXT_GRID, opens, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const HOUSE = { kind: 'HOUSE', id: 'house-1' };
const say = (type: string, subject: string, over: Partial<Told> = {}): Told => ({
  type,
  subject,
  jurisdiction: GRID,
  ...over,
});

const failed = {
  parts: [
    {
      team: 'fire',
      checklist: 'FIRE',
      checklistName: '消防检查表',
      checklistVersion: 0,
      items: [{ code: 'FIRE-01', text: '安全出口畅通', ok: false }],
      result: 'FAIL',
    },
  ],
  plannedFor: '2026-02-01',
  isOpen: true,
  result: 'FAIL',
  overdue: false,
  returnCount: 0,
} as const;

/** With enforcement since this morning. */
async function transferred(): Promise<Seen> {
  const merchant = await opens(cast.clerk);
  const [id = ''] = await made.given(inspections, {
    place: GRID,
    merchant: merchant.id,
    ...failed,
    state: 'TRANSFERRED',
    transferredAt: made.clock.now(),
  });
  return looks(cast.hub, 'Inspection', id);
}

describe('the case of a transferred rectification', () => {
  const opened = ({ id }: Seen, caseId = 'case-1') =>
    say('case.opened-for-inspection', `link-${caseId}`, { data: { inspection: id, case: caseId } });
  const after = async (seen: Seen, ...heard: readonly Told[]) => {
    for (const each of heard) await made.hear(each);
    return looks(cast.hub, 'Inspection', seen.id);
  };

  it('is followed, and its closing settles the rectification', async () => {
    const seen = await transferred();
    expect(await after(seen, opened(seen))).toMatchObject({ state: 'TRANSFERRED', case: { id: 'case-1' } });
    expect(await after(seen, say('case.closed', 'case-1'))).toMatchObject({ state: 'SETTLED', isOpen: false });
    const CASE = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { inspection { id } } } }';
    const asked = { r: [{ __typename: 'Case', id: 'case-1' }] };
    expect((await cast.hub.asks(CASE, asked))._entities[0].inspection).toEqual({ id: seen.id });
    expect((await cast.neighbour.asks(CASE, asked))._entities[0].inspection).toBeNull();
  });

  it.each(['case.voided', 'case.rejected'])(
    'comes to nothing by %s, and it is to be put right after all',
    async (type) => {
      const seen = await transferred();
      expect(await after(seen, opened(seen), say(type, 'case-1'))).toMatchObject({
        state: 'RECTIFY_ORDERED',
        case: null,
        rectification: { dueAt: '2026-03-17T01:00:00.000Z' },
      });
    },
  );

  it('goes on as another, whose closing counts', async () => {
    const seen = await transferred();
    const merged = say('case.merged', 'case-1', { data: { into: 'case-2' } });
    expect(await after(seen, opened(seen), merged, say('case.closed', 'case-1'))).toMatchObject({
      state: 'TRANSFERRED',
      case: { id: 'case-2' },
    });
    expect(await after(seen, say('case.closed', 'case-2'))).toMatchObject({ state: 'SETTLED' });
  });

  it('may be heard to end before it is heard to begin', async () => {
    const seen = await transferred();
    const [end, begin] = [say('case.closed', 'case-1'), opened(seen)];
    expect(await after(seen, end, end, begin, begin)).toMatchObject({ state: 'SETTLED', case: { id: 'case-1' } });
  });

  it('is remembered for a day, and only while somebody may wait for it', async () => {
    const kept = async () => (await made.rawStore()).filter(({ collection }) => collection === 'endedCases').length;
    await made.hear(say('case.closed', 'case-9'));
    expect(await kept()).toBe(0);
    await transferred();
    await made.hear(say('case.closed', 'case-9'), { ...say('case.closed', 'case-9'), id: 'once more' });
    expect([await kept(), await made.tick('endings')]).toEqual([1, 0]);
    made.clock.forward({ days: 1, seconds: 1 });
    expect([await made.tick('endings'), await kept()]).toEqual([1, 0]);
  });
});

describe('premises', () => {
  it('take their merchants along, with all that is known of them', async () => {
    const seen = await opens(cast.clerk, { premises: HOUSE });
    const licence = await does(cast.clerk, 'recordLicence', {
      merchant: seen.id,
      input: { kind: 'FOOD', number: '1' },
    });
    await made.hear(say('house.changed', 'house-1', { jurisdiction: NEXT_GRID, version: 3 }));
    expect(await looks(cast.otherGridWorker, 'Merchant', seen.id)).toMatchObject({ gridCode: NEXT_GRID });
    expect(await looks(cast.otherGridWorker, 'Licence', licence.id)).toMatchObject({ kind: 'FOOD' });
  });

  it('that are gone are missed, and what is said late of them is passed over', async () => {
    const { id } = await opens(cast.clerk, { premises: HOUSE });
    await made.hear(say('house.removed', 'house-1', { version: 5 }));
    await made.hear(say('house.changed', 'house-1', { jurisdiction: NEXT_GRID, version: 4 }));
    expect(await looks(cast.clerk, 'Merchant', id)).toMatchObject({
      gridCode: GRID,
      premises: { isLost: true, house: null },
    });
  });

  it('of a closed merchant are nobody’s business', async () => {
    const seen = await opens(cast.clerk);
    await does(cast.clerk, 'closeMerchant', { on: seen, reason: '注销' });
    await made.hear(say('point.removed', 'point-1', { version: 2 }));
    expect(await looks(cast.clerk, 'Merchant', seen.id)).toMatchObject({ premises: { isLost: false } });
  });
});

describe('what the city says', () => {
  const qr = (token: string, type: string, version: number, jurisdiction = GRID) =>
    say(type, `qr-${token}`, { version, jurisdiction, data: { token, point: 'point-1', kind: 'SHOP' } });
  const merchant = {
    kind: 'SHOP',
    status: 'OPEN',
    isOpen: true,
    industryCode: 'F',
    industryEdition: '2017',
    section: 'F',
    premisesLost: false,
    premisesSaid: 0,
    isAlone: true,
    marks: [],
    creditScore: 100,
    creditRuleVersion: 0,
    creditReasons: [],
    openedAt: new Date('2026-01-01T00:00:00Z'),
  } as const;
  const link = (id: string, caseId: string) =>
    say('case.opened-for-inspection', `link-${caseId}`, { data: { inspection: id, case: caseId } });
  const at = (n: number): string => `inspection-${n}`;

  histories(made, {
    unreceipted: true,
    stories: [
      [qr('t-1', 'qr.issued', 1), qr('t-1', 'qr.issued', 2, NEXT_GRID), qr('t-1', 'qr.retired', 3, NEXT_GRID)],
      [
        say('point.moved', 'point-1', { version: 2, jurisdiction: NEXT_GRID }),
        say('point.moved', 'point-1', { version: 3 }),
        say('point.removed', 'point-1', { version: 4 }),
      ],
      [
        say('house.changed', 'house-1', { version: 2, jurisdiction: NEXT_GRID }),
        say('house.changed', 'house-1', { version: 4, jurisdiction: GRID }),
      ],
      [say('case.closed', 'case-1')],
      [link(at(1), 'case-1')],
      [link(at(2), 'case-2')],
      [say('case.voided', 'case-2')],
      [link(at(3), 'case-3')],
      [say('case.merged', 'case-3', { data: { into: 'case-4' } })],
      [say('case.closed', 'case-4')],
    ],
    async begin() {
      const two = await made.given(
        merchants,
        { place: GRID, name: '一号店', premisesKind: 'POINT', premisesId: 'point-1', ...merchant },
        { place: GRID, name: '二号店', premisesKind: 'HOUSE', premisesId: 'house-1', ...merchant, isAlone: false },
      );
      const { engine } = made.running();
      const system = engine.contextFor({ viewer: systemViewer('given'), requestId: newId() });
      const set = { merchant: two[0] ?? '', ...failed, state: 'TRANSFERRED' } as const;
      await engine.within(system, ({ open }) =>
        open(inspections).insertMany([1, 2, 3].map((n) => ({ id: at(n), place: GRID, decision: { set } }))),
      );
    },
    async state() {
      const LIST = `{ merchants(first: 10, order: NAME) { nodes { name gridCode premises { isLost } creditScore } }
        inspections(first: 10, order: PLANNED) { nodes { state case { id } } } }`;
      const { merchants: of, inspections: all } = await cast.hub.asks(LIST);
      const codes = (await made.rawStore()).filter(({ collection }) => collection === 'qrPlaces');
      return {
        merchants: of.nodes,
        inspections: all.nodes.map((each: Seen) => JSON.stringify(each)).sort(),
        codes: codes.map(({ collection, text }) => [collection, /"holds":(true|false)/.exec(text)?.[1]]),
      };
    },
  });
});
