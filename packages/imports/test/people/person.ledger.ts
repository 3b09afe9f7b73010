import type { Context } from '@linli/kit';
import type { Batch, Cells, Comparison, Done, Gone, Outcome, Read, Target, Undone } from '../../src/index.ts';
import { people, type Person } from './person.model.ts';

/** A person as a ledger says it. */
export type PersonRow = Pick<Person, 'bornOn' | 'idNumber' | 'name' | 'phone' | 'room' | 'sexCode'>;

const columns = [
  { field: 'name', titles: ['姓名', '名字', 'name'], kind: 'TEXT', required: true, class: 'P2', mask: 'NAME', max: 20 },
  {
    field: 'idNumber',
    titles: ['公民身份号码', '身份证号', '证件号码', 'id number'],
    kind: 'CITIZEN_NUMBER',
    required: true,
    class: 'P3',
    mask: 'ID_NUMBER',
  },
  { field: 'sexCode', titles: ['性别', 'sex'], kind: 'CODE', codes: { 男: '1', 女: '2', 男性: '1' }, class: 'P1' },
  { field: 'bornOn', titles: ['出生日期', '生日', 'birth date'], kind: 'DATE', class: 'P2' },
  { field: 'phone', titles: ['联系电话', '手机号', 'phone'], kind: 'PHONE', class: 'P2', mask: 'PHONE' },
  { field: 'room', titles: ['房号', '室', 'room'], kind: 'TEXT', class: 'P1' },
] as const satisfies Target<PersonRow>['columns'];

const fields = ['name', 'phone', 'sexCode', 'bornOn', 'room'] as const;

/** Nobody is called 无名, and whoever is older than the register is a mistake. */
function read(cells: Cells): Read<PersonRow> {
  const { name = null, idNumber = null, phone = null, sexCode = null, bornOn = null, room = null } = cells;
  if (name === '无名') return { faults: [{ field: 'name', code: 'VALUE_INVALID' }] };
  return { row: { name: name ?? '', idNumber: idNumber ?? '', phone, sexCode, bornOn, room } };
}

const changedIn = (known: Person, row: PersonRow): readonly (typeof fields)[number][] =>
  fields.filter((field) => row[field] !== null && (known[field] ?? null) !== row[field]);

const knownOf = async (
  { open }: Context,
  rows: readonly PersonRow[],
): Promise<(row: PersonRow) => Person | undefined> => {
  const found = await open(people).lookupMany(
    'idNumber',
    rows.map(({ idNumber }) => idNumber),
  );
  return ({ idNumber }) => found.get(idNumber)?.[0];
};

/** Somebody who is known under another name is a conflict. */
function compareOne(known: Person | undefined, row: PersonRow): Comparison {
  if (!known) return { kind: 'NEW' };
  const changed = changedIn(known, row);
  if (changed.length === 0) return { kind: 'UNCHANGED' };
  return { kind: changed.includes('name') ? 'CONFLICT' : 'CHANGED', fields: changed };
}

const beforeOf = (known: Person, row: PersonRow) =>
  Object.fromEntries(changedIn(known, row).map((field) => [field, known[field] ?? null]));

const afterOf = (known: Person, row: PersonRow) =>
  Object.fromEntries(changedIn(known, row).map((field) => [field, row[field]]));

/** New people in one command, changed ones in another. */
async function applyAll({ open }: Context, rows: readonly PersonRow[], { place }: Batch, known: Known) {
  const kinds = rows.map((row) => compareOne(known(row), row).kind);
  const fresh = rows.filter((_, at) => kinds[at] === 'NEW');
  const made = await open(people).insertMany(fresh.map((set) => ({ place, decision: { set } })));
  const changing = rows.flatMap((row, at) => {
    const person = known(row);
    return person && kinds[at] === 'CHANGED' ? [{ id: person.id, rule: () => ({ set: afterOf(person, row) }) }] : [];
  });
  const changed = new Map(
    (await open(people).amendMany(changing)).flatMap((row) => (row ? [[row.id, row] as const] : [])),
  );
  return rows.map((row, at): Outcome => {
    const person = known(row);
    if (!person) {
      const { id, version } = made[fresh.indexOf(row)] as Person;
      return { kind: 'CREATED', id, version };
    }
    const { id, version } = changed.get(person.id) ?? person;
    if (kinds[at] === 'CONFLICT') return { kind: 'PENDING', id, version };
    return kinds[at] === 'CHANGED'
      ? { kind: 'CHANGED', id, version, before: beforeOf(person, row) }
      : { kind: 'UNCHANGED' };
  });
}

type Known = (row: PersonRow) => Person | undefined;

async function undoOne({ open }: Context, { id, version, before, kind }: Done): Promise<Undone> {
  if (kind === 'PENDING') return 'UNDONE';
  const person = await open(people).find(id);
  if (person?.version !== version) return 'CHANGED_SINCE';
  if (kind === 'CREATED') await open(people).remove(id, version, () => ({ reason: 'undone' }));
  else await open(people).amend(id, () => ({ set: { ...before } }));
  return 'UNDONE';
}

/** What a test may put between a batch and its end. */
export const hooks: {
  afterApply: (batch: Batch) => void;
  /** Whether what was read for a batch still holds. */
  holds: (batch: Batch) => boolean;
  /** A row that is read. */
  onRead: () => void;
  /** Who was erased. */
  gone: readonly Gone[];
} = { afterApply: () => undefined, holds: () => true, onRead: () => undefined, gone: [] };

/** People, as a ledger brings them. */
export const personLedger: Target<PersonRow> = {
  name: 'Person',
  title: '人员台账',
  columns,
  keyOf: ({ idNumber }) => idNumber,
  read(cells) {
    hooks.onRead();
    return read(cells);
  },
  async compare(context, rows) {
    const known = await knownOf(context, rows);
    return rows.map((row) => compareOne(known(row), row));
  },
  async apply(context, rows, batch) {
    const outcomes = await applyAll(context, rows, batch, await knownOf(context, rows));
    hooks.afterApply(batch);
    return outcomes;
  },
  async plan(context, rows, batch) {
    const known = await knownOf(context, rows);
    if (rows.some(known)) return null;
    const fresh = rows.map((set) => ({ place: batch.place, decision: { set } }));
    return {
      prepare: ({ open }, signal) => open(people).prepare(fresh, signal),
      async carry({ open }) {
        if (!hooks.holds(batch)) return null;
        const made = await open(people).insertMany(fresh);
        hooks.afterApply(batch);
        return made.map(({ id, version }): Outcome => ({ kind: 'CREATED', id, version }));
      },
    };
  },
  async undo(context, done) {
    const undone: Undone[] = [];
    for (const each of done) undone.push(await undoOne(context, each));
    return undone;
  },
  erased: {
    some: async () => hooks.gone,
    async forget(_, gone) {
      hooks.gone = hooks.gone.filter((each) => each !== gone);
    },
  },
};
