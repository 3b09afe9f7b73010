import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, NEXT_COMMUNITY, reports, settled, type Name } from './people.ts';
import { jpeg, png, webp } from './photos.ts';

const made = town(subgraph);
const cast = castOf(made);
const ATTACH =
  'mutation ($id: ID!, $photo: PhotoInput!) { attachPhoto(caseId: $id, photo: $photo) { id kind size mediaType fileName } }';
const photo = (over: object = {}) => ({
  kind: 'SCENE',
  fileName: '现场.jpg',
  mediaType: 'image/jpeg',
  content: jpeg(),
  ...over,
});
const add = (who: Name, id: string, over: object = {}) => cast[who].asks(ATTACH, { id, photo: photo(over) });
const CONTENT = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Attachment { fileName content } } }';

describe('a photo', () => {
  it.each([
    ['image/jpeg', jpeg(100)],
    ['image/png', png(100)],
    ['image/webp', webp(100)],
  ])('of type %s is kept as it came', async (mediaType, content) => {
    const { id } = await reports(cast.gridWorker);
    const { attachPhoto } = await add('gridWorker', id, { mediaType, content });
    expect(attachPhoto).toMatchObject({ mediaType, size: 100 });
    const handler = made.person({ at: COMMUNITY, roles: ['hub-operator'], purpose: 'CASE_HANDLING' });
    const { _entities } = await handler.asks(CONTENT, { r: [{ __typename: 'Attachment', id: attachPhoto.id }] });
    expect(_entities[0].content).toBe(content);
  });

  it.each([
    ['a page', { content: Buffer.from('<html></html>').toString('base64') }, 'PHOTO_KIND'],
    ['a PNG that calls itself JPEG', { content: png() }, 'PHOTO_KIND'],
    ['an SVG', { mediaType: 'image/svg+xml' }, 'PHOTO_KIND'],
    ['nothing', { content: '' }, 'PHOTO_KIND'],
    ['more than 3 MB', { content: jpeg(3 * 1024 * 1024 + 1) }, 'PHOTO_TOO_LARGE'],
  ])('is refused when it is %s', async (_, over, code) => {
    const { id } = await reports(cast.gridWorker);
    await expect(add('gridWorker', id, over)).rejects.toMatchObject({ code });
  });

  it('of 3 MB goes through', async () => {
    const { id } = await reports(cast.gridWorker);
    expect((await add('gridWorker', id, { content: jpeg(3 * 1024 * 1024) })).attachPhoto.size).toBe(3_145_728);
  });

  it('is stored under a name that leads nowhere', async () => {
    const { id } = await reports(cast.gridWorker);
    expect((await add('gridWorker', id, { fileName: '../../etc/passwd' })).attachPhoto.fileName).toBe(
      '.._.._etc_passwd',
    );
  });

  it('is seen by whoever sees the case, and clearly only for a declared purpose, with a trace', async () => {
    const { id } = await reports(cast.gridWorker);
    const { attachPhoto } = await add('gridWorker', id);
    const r = [{ __typename: 'Attachment', id: attachPhoto.id }];
    const hidden = await cast.hub.answers(CONTENT, { r });
    expect(hidden).toEqual({ data: { _entities: [{ fileName: '现场.jpg', content: null }] } });
    const ONE = 'query ($id: ID!) { attachment(id: $id) { mediaType content } }';
    expect(await cast.hub.asks(ONE, { id: attachPhoto.id })).toEqual({
      attachment: { mediaType: 'image/jpeg', content: null },
    });
    expect(await cast.neighbourHub.asks(ONE, { id: attachPhoto.id })).toEqual({ attachment: null });
    const neighbour = made.person({ at: NEXT_COMMUNITY, roles: ['hub-operator'], purpose: 'CASE_HANDLING' });
    expect((await neighbour.asks(CONTENT, { r }))._entities).toEqual([null]);
    await made
      .person({ at: COMMUNITY, roles: ['hub-operator'], purpose: 'CASE_HANDLING', id: 'u-eyes' })
      .asks(CONTENT, { r });
    expect((await made.journal()).filter(({ outcome }) => outcome === 'REVEALED')).toMatchObject([
      { subject: attachPhoto.id, fields: ['content'], who: { id: 'u-eyes' }, purpose: 'CASE_HANDLING' },
    ]);
  });

  it('is added by the reporter, by no other resident, and not to a closed case', async () => {
    const seen = await reports(cast.resident);
    await add('resident', seen.id);
    await expect(add('otherResident', seen.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add('neighbourHub', seen.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await does(cast.hub, { name: 'rejectCase', on: seen, args: { reason: '重复' } });
    await expect(add('hub', seen.id)).rejects.toMatchObject({ code: 'CASE_STATE' });
  });
});

describe('a closing standard', () => {
  it('asks for its points and for photos of before and after', async () => {
    const seen = await reports(cast.gridWorker, { category: 'D01' });
    const inGrid = await does(cast.gridWorker, { name: 'acceptCase', on: seen });
    const resolve = (checks: readonly string[]) =>
      does(cast.gridWorker, { name: 'resolveCase', on: inGrid, args: { input: { result: '已清空', checks } } });
    await expect(resolve([])).rejects.toMatchObject({ code: 'CASE_CHECKLIST_OPEN' });
    await expect(resolve(['SAFE'])).rejects.toMatchObject({
      code: 'CASE_CHECKLIST_OPEN',
      extensions: { check: 'TOLD' },
    });
    await expect(resolve(['SAFE', 'TOLD'])).rejects.toMatchObject({
      code: 'CASE_PHOTO_MISSING',
      extensions: { kind: 'BEFORE' },
    });
    await add('gridWorker', seen.id, { kind: 'BEFORE' });
    await expect(resolve(['SAFE', 'TOLD'])).rejects.toMatchObject({
      code: 'CASE_PHOTO_MISSING',
      extensions: { kind: 'AFTER' },
    });
    await add('gridWorker', seen.id, { kind: 'AFTER' });
    expect(await resolve(['SAFE', 'TOLD'])).toMatchObject({ state: 'RESOLVED' });
    const { case: told } = await cast.hub.asks('query ($id: ID!) { case(id: $id) { closingChecks { code done } } }', {
      id: seen.id,
    });
    expect(told.closingChecks).toEqual([
      { code: 'SAFE', done: true },
      { code: 'TOLD', done: true },
    ]);
  });

  it('asks nothing where the category asks nothing', async () => {
    const seen = await reports(cast.gridWorker, { category: 'E01' });
    expect(await does(cast.gridWorker, { name: 'resolveCase', on: seen, args: settled })).toMatchObject({
      state: 'RESOLVED',
    });
  });
});
