import { histories, type Told, town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, NEXT_COMMUNITY, NEXT_GRID, reports, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const passer = made.anonymous();

/** What one subject says, in its order. */
const story = (subject: string, ...said: readonly (readonly [string, object?, string?])[]): readonly Told[] =>
  said.map(([type, data = {}, jurisdiction = GRID], at) => ({
    type,
    subject,
    jurisdiction,
    version: at + 1,
    data: data as Record<string, string>,
  }));

const alert = (kind: string, elder: string) => ({ kind, elder, point: 'p-1' });
const hazard = (kind: string, severity: string) => ({ kind, severity, house: 'house-1', building: 'b', estate: null });
const failed = (team: string) => ({ merchant: 'merchant-1', team, teams: team, automatic: true });
const code = (token: string) => ({ token, point: 'p-1', kind: 'BUILDING' });
const going = (from: string, into: string) => ({ from, into });
const gone = { dissolved: null };

const ALL = `{ cases(first: 50) { nodes { title categoryCode severity channel source state gridCode nodeCode isOpen
  links { kind id } } } }`;
const SCAN =
  'mutation ($token: ID!, $input: PublicReportInput!) { reportByQr(token: $token, input: $input) { state } }';

/** People that cases are about already, and one case that has come to nothing. */
async function begin(): Promise<void> {
  for (const id of ['r-1', 'r-2', 'r-4', 'r-5'])
    await reports(cast.hub, { title: `about ${id}`, links: [{ kind: 'RESIDENT', id }] });
  const idle = await reports(cast.lead, { title: 'idle' });
  await does(cast.lead, { name: 'voidCase', on: idle, args: { reason: '误报' } });
}

/** Where each code leads is seen by scanning it, the rest by whoever sees the whole street. */
async function state(): Promise<unknown> {
  const scanned = [];
  for (const token of ['door-1', 'door-2', 'door-3']) {
    const input = { description: `scanned ${token}`, category: 'B02' };
    const { data, errors } = await passer.answers(SCAN, { token, input });
    scanned.push(data?.reportByQr ?? errors?.map(({ extensions }) => extensions?.['code']));
  }
  const { cases } = (await cast.street.asks(ALL)) as { cases: { nodes: Seen[] } };
  const told = (await made.journal()).filter(({ event }) => event?.type.startsWith('case.opened-for'));
  return {
    scanned,
    cases: cases.nodes.map((each) => JSON.stringify(each)).sort(),
    told: told
      .map(
        ({ event }) => `${event?.type} ${event?.data['alert'] ?? event?.data['hazard'] ?? event?.data['inspection']}`,
      )
      .sort(),
  };
}

describe('what cases hear', () => {
  histories(made, {
    begin,
    state,
    unreceipted: true,
    runs: 4,
    stories: [
      story('alert-1', ['alert.raised', alert('SOS', 'r-9')]),
      story('alert-2', ['alert.raised', alert('UNHEARD', ''), COMMUNITY]),
      // A danger that housing says twice, and one next door.
      story('hazard-1', ['hazard.escalated', hazard('GAS', 'MAJOR')], ['hazard.escalated', hazard('GAS', 'MAJOR')]),
      story('hazard-2', ['hazard.escalated', hazard('METEORITE', 'UNHEARD'), NEXT_GRID]),
      story(
        'inspection-1',
        ['rectification.transferred', failed('fire')],
        ['rectification.transferred', failed('circus')],
      ),
      story('inspection-2', ['rectification.transferred', failed('health'), NEXT_COMMUNITY]),
      // Codes that move, come back and end.
      story('q-1', ['qr.issued', code('door-1')], ['qr.issued', code('door-1'), NEXT_COMMUNITY]),
      story(
        'q-2',
        ['qr.issued', code('door-2')],
        ['qr.retired', code('door-2')],
        ['qr.issued', code('door-2'), NEXT_GRID],
      ),
      story('q-3', ['qr.issued', code('door-3')], ['qr.retired', code('door-3')]),
      // Two records that are one person, parted and one again; and one that is erased with what was merged into it.
      story(
        'r-1',
        ['resident.merged', going('r-1', 'r-2')],
        ['resident.unmerged', going('r-1', 'r-2')],
        ['resident.merged', going('r-1', 'r-2')],
      ),
      story('r-4', ['resident.merged', going('r-4', 'r-5')], ['resident.erased', gone]),
      story('r-5', ['resident.erased', gone]),
    ],
  });
});
