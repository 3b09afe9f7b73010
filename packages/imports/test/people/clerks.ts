import { type Person, type Someone, town } from '@linli/testkit';
import type { Subgraph } from '@linli/kit';
import { type Written, writeWorkbook } from '../../src/index.ts';

export const COMMUNITY = '340111400001';
export const NEXT_DOOR = '340111400002';

const JOB =
  'id version state fileName size format encoding sheets sheet header columns { at title field } words { field word code } unknownWords { field word count } checked { ...all } applied { ...all } undone { ...all } standing progress failure { code zh en } createdBy';
const ALL =
  'fragment all on ImportFigures { rows fresh changed unchanged conflicting faulty faults { field title count reason { code } } }';

const UPLOAD = `mutation ($at: ID!, $name: String!, $content: Base64!, $isLast: Boolean) { job: uploadPersonImport(jurisdictionCode: $at, fileName: $name, content: $content, isLast: $isLast) { ${JOB} } } ${ALL}`;
const READ = `query ($id: ID!) { job: personImport(id: $id) { ${JOB} } } ${ALL}`;

/** An import as the tests read it. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
export type Job = any;

/** A clerk who brings ledgers in, with words for what they do. */
export interface Clerk {
  readonly person: Person;
  upload(content: Buffer, over?: Record<string, unknown>): Promise<Job>;
  read(id: string): Promise<Job>;
  /** A mutation of an import, by its name without the noun. */
  does(job: Job, action: string, args?: string, variables?: Record<string, unknown>): Promise<Job>;
  /** Everything up to the check, as it was guessed. */
  checked(content: Buffer): Promise<Job>;
  applied(content: Buffer): Promise<Job>;
}

export interface Office {
  readonly town: ReturnType<typeof town>;
  clerk(over?: Partial<Someone>): Clerk;
  /** The clock goes round until nothing is left to do. */
  work(): Promise<void>;
}

/** The office of one register. */
export function office(subgraph: Subgraph): Office {
  const made = town(subgraph);
  const work = async () => {
    while ((await made.tick('import-person')) > 0);
  };
  return {
    town: made,
    work,
    clerk(over = {}) {
      const person = made.person({ at: COMMUNITY, roles: ['community-clerk'], id: 'u-clerk', ...over });
      const does: Clerk['does'] = async ({ id, version }, action, args = '', variables = {}) => {
        const name = action === 'choose' ? 'choosePersonImportSheet' : `${action}PersonImport`;
        const types = Object.keys(variables).map((key) => `, $${key}: Base64!`);
        const query = `mutation ($id: ID!, $version: Int!${types.join('')}) { job: ${name}(id: $id, version: $version ${args}) { ${JOB} } } ${ALL}`;
        return (await person.asks(query, { id, version, ...variables })).job;
      };
      const read = async (id: string) => (await person.asks(READ, { id })).job;
      const upload: Clerk['upload'] = async (content, { name = '台账.xlsx', ...rest } = {}) =>
        (await person.asks(UPLOAD, { at: COMMUNITY, name, content: content.toString('base64'), ...rest })).job;
      const checked = async (content: Buffer) => {
        const mapped = await does(await upload(content), 'map');
        const { id } = await does(mapped, 'check');
        await work();
        return read(id);
      };
      return {
        person,
        does,
        read,
        upload,
        checked,
        async applied(content) {
          const { id } = await does(await checked(content), 'apply');
          await work();
          return read(id);
        },
      };
    },
  };
}

export const titles = ['姓名', '身份证号', '性别', '出生日期', '联系电话', '房号'] as const;

/** A workbook of people under the usual titles. */
export const ledger = (...rows: readonly (readonly Written[])[]): Promise<Buffer> =>
  writeWorkbook('居民', [[...titles], ...rows]);
