import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, reports } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const names = async (id: string): Promise<readonly string[]> => {
  const query = 'query ($id: ID!) { case(id: $id) { links { kind id } } }';
  const { links } = (await cast.hub.asks(query, { id })).case as { links: { kind: string; id: string }[] };
  return links.map(({ kind, id: of }) => `${kind} ${of}`);
};
const about = (...ids: readonly string[]) =>
  reports(cast.hub, { links: [...ids.map((id) => ({ kind: 'RESIDENT', id })), { kind: 'HOUSE', id: 'r-2' }] });
const says = (type: string, from: string, into: string) =>
  made.hear({ type, subject: from, jurisdiction: COMMUNITY, data: { from, into } });

describe('a case about a person', () => {
  it('follows the person to the record that goes on, and back', async () => {
    const [first, second, other] = [await about('r-2'), await about('r-1'), await about('r-3')];
    await says('resident.merged', 'r-2', 'r-1');
    expect(await names(first.id)).toEqual(['RESIDENT r-1', 'HOUSE r-2']);
    expect(await names(other.id)).toEqual(['RESIDENT r-3', 'HOUSE r-2']);
    await says('resident.merged', 'r-1', 'r-0');
    expect(await names(first.id)).toEqual(['RESIDENT r-0', 'HOUSE r-2']);
    await says('resident.unmerged', 'r-1', 'r-0');
    expect(await names(first.id)).toEqual(['RESIDENT r-1', 'HOUSE r-2']);
    await says('resident.unmerged', 'r-2', 'r-1');
    expect(await names(first.id)).toEqual(['RESIDENT r-2', 'HOUSE r-2']);
    expect(await names(second.id)).toEqual(['RESIDENT r-1', 'HOUSE r-2']);
  });

  it('names nobody who was erased', async () => {
    const { id } = await about('r-2', 'r-4');
    await made.hear({ type: 'resident.erased', subject: 'r-2', jurisdiction: COMMUNITY, data: { dissolved: null } });
    expect(await names(id)).toEqual(['RESIDENT r-4', 'HOUSE r-2']);
  });

  it('names nobody who was erased with the record they had become, in whatever order that is heard', async () => {
    const { id } = await about('r-2', 'r-4');
    const erased = (subject: string) =>
      made.hear({ type: 'resident.erased', subject, jurisdiction: COMMUNITY, data: { dissolved: null } });
    await erased('r-1');
    await says('resident.merged', 'r-2', 'r-1');
    expect(await names(id)).toEqual(['RESIDENT r-1', 'RESIDENT r-4', 'HOUSE r-2']);
    await erased('r-2');
    expect(await names(id)).toEqual(['RESIDENT r-4', 'HOUSE r-2']);
  });

  it('does not say that they reported it, either; of others it does', async () => {
    const reporter = { reporterName: '李秀英', reporterPhone: '13912345678' };
    const mine = await reports(cast.hub, reporter);
    const others = await reports(cast.hub, { ...reporter, reporterPhone: '13912345679' });
    const whisper = { name: '李秀英', phone: '13912345678', idNumber: null, birthDate: null };
    await made.hear({ type: 'resident.erased', subject: 'r-7', jurisdiction: COMMUNITY, whisper });
    const query = 'query ($id: ID!) { case(id: $id) { title reporterName reporterPhone } }';
    const seen = async (id: string) => (await cast.hub.asks(query, { id })).case;
    expect(await seen(mine.id)).toMatchObject({ reporterName: null, reporterPhone: null });
    expect(await seen(others.id)).toMatchObject({ reporterName: '李**', reporterPhone: '139****5679' });
  });
});
