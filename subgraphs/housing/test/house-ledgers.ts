import { writeCsv } from '@linli/imports';
import type { Town } from '@linli/testkit';
import { type Cast, COMMUNITY, type Seen } from './people.ts';

const FIELDS =
  'id version state failure { code } columns { title field } checked { rows fresh unchanged conflicting faulty faults { field reason { code } count } } applied { rows fresh unchanged faulty } standing';
export const UPLOAD = `mutation ($at: ID!, $content: Base64!) { job: uploadHouseImport(jurisdictionCode: $at, fileName: "房屋台账.csv", content: $content) { ${FIELDS} } }`;
const titles = ['社区代码', '小区', '楼栋号', '单元', '室号', '建筑面积', '房屋用途', '业主姓名', '联系电话'];

/** A house as a ledger says it; `over` says some columns otherwise. */
export const row = (building: number, room: string, over: Readonly<Record<number, string>> = {}) =>
  [COMMUNITY, '融荫花园', `${building}号楼`, '1', room, '88.5', '自住', '欧阳明月', '13912345678'].map(
    (cell, at) => over[at] ?? cell,
  );

export const ledger = (...rows: readonly (readonly string[])[]) =>
  Buffer.from(writeCsv([titles, ...rows])).toString('base64');

/** The clerk brings ledgers of houses in. */
export function bringsIn(made: Pick<Town, 'tick'>, { clerk }: Pick<Cast, 'clerk'>) {
  const upload = async (content: string, at = COMMUNITY): Promise<Seen> =>
    (await clerk.asks(UPLOAD, { at, content })).job;
  const sees = async ({ id }: Pick<Seen, 'id'>): Promise<Seen> =>
    (await clerk.asks(`query ($id: ID!) { job: houseImport(id: $id) { ${FIELDS} } }`, { id })).job;
  const does = async ({ id, version }: Seen, action: string): Promise<Seen> => {
    const query = `mutation ($id: ID!, $version: Int!) { job: ${action}HouseImport(id: $id, version: $version) { ${FIELDS} } }`;
    const { job } = await clerk.asks(query, { id, version });
    while ((await made.tick('import-house')) > 0);
    return sees(job);
  };
  const brought = async (content: string): Promise<Seen> =>
    does(await does(await does(await upload(content), 'map'), 'check'), 'apply');
  return { upload, sees, does, brought };
}
