import { fail } from '@linli/kit';
import { ledger, office, type Job } from './people/clerks.ts';
import { hooks } from './people/person.ledger.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const { town, clerk, work } = office(subgraph);

afterEach(() => {
  hooks.afterApply = () => undefined;
});

const zhang = () => clerk();
const file = () => ledger(...people(25));

/** How an import comes to stand somewhere, as people and the clock bring it there. */
const ways: Readonly<Record<string, () => Promise<Job>>> = {
  UPLOADING: async () => zhang().upload((await file()).subarray(0, 100), { isLast: false }),
  UPLOADED: async () => zhang().upload(await file()),
  MAPPED: async () => zhang().does(await zhang().upload(await file()), 'map'),
  CHECKING: async () => zhang().does(await standing('MAPPED'), 'check'),
  CHECKED: async () => zhang().checked(await file()),
  APPLYING: async () => zhang().does(await zhang().checked(await file()), 'apply'),
  APPLIED: async () => zhang().applied(await file()),
  PARTLY: async () => zhang().applied(await ledger(somebody(1), somebody(2, { 0: null }))),
  CANCELLED: async () => {
    const { id } = await standing('APPLYING');
    await town.tick('import-person');
    return zhang().does(await zhang().read(id), 'cancel');
  },
  ROLLING_BACK: async () => zhang().does(await zhang().applied(await file()), 'undo'),
  ROLLED_BACK: async () => {
    const { id } = await standing('ROLLING_BACK');
    await work();
    return zhang().read(id);
  },
  FAILED: async () => {
    const { id } = await standing('APPLYING');
    hooks.afterApply = ({ number }) => {
      if (number === 1) fail('VALUE_INVALID');
    };
    await work();
    hooks.afterApply = () => undefined;
    return zhang().read(id);
  },
};

const standing = (state: string): Promise<Job> => ways[state]?.() ?? Promise.reject(new Error(state));

/** Every action, and where it leads from each state that allows it. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  choose: { UPLOADED: 'UPLOADED', MAPPED: 'UPLOADED', CHECKED: 'UPLOADED' },
  map: { UPLOADED: 'MAPPED', MAPPED: 'MAPPED', CHECKED: 'MAPPED' },
  check: { MAPPED: 'CHECKING', CHECKED: 'CHECKING' },
  apply: { CHECKED: 'APPLYING' },
  cancel: {
    UPLOADING: 'CANCELLED',
    UPLOADED: 'CANCELLED',
    MAPPED: 'CANCELLED',
    CHECKING: 'CANCELLED',
    CHECKED: 'CANCELLED',
    APPLYING: 'CANCELLED',
  },
  retry: { FAILED: 'APPLYING' },
  undo: { APPLIED: 'ROLLING_BACK', PARTLY: 'ROLLING_BACK', CANCELLED: 'ROLLING_BACK', FAILED: 'ROLLING_BACK' },
};

const args: Readonly<Record<string, string>> = { choose: ', sheet: 0, header: 1' };

describe.each(Object.keys(ways))('an import that is %s', (state) => {
  it('goes where the table says, and is refused everything else', async () => {
    const job = await standing(state);
    expect(job.state).toBe(state);
    const allowed: string[] = [];
    for (const action of Object.keys(table)) {
      const to = table[action]?.[state];
      if (to) {
        allowed.push(action);
        continue;
      }
      await expect(zhang().does(job, action, args[action])).rejects.toMatchObject({ code: 'IMPORT_STATE' });
    }
    for (const action of allowed) {
      const again = allowed.length === 1 ? job : await standing(state);
      await expect(zhang().does({ ...again, version: again.version + 1 }, action, args[action])).rejects.toMatchObject({
        code: 'CHANGED_MEANWHILE',
      });
      expect((await zhang().does(again, action, args[action])).state).toBe(table[action]?.[state]);
    }
  });
});

describe('an import that failed', () => {
  it('says why, keeps what went in, and goes on where it stopped', async () => {
    const failed = await standing('FAILED');
    expect(failed).toMatchObject({
      state: 'FAILED',
      failure: { code: 'VALUE_INVALID' },
      applied: { rows: 20 },
      standing: 1,
    });
    await zhang().does(failed, 'retry');
    await work();
    expect(await zhang().read(failed.id)).toMatchObject({ state: 'APPLIED', applied: { rows: 25, fresh: 25 } });
  });
});
