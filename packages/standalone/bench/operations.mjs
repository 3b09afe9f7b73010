// What a street does all day, as load-tests/street-day.ts asks it.
import { overviewOf } from './question.mjs';

const centres = [
  ['hub-binhu', '340111400001'],
  ['hub-sanxiaokou', '340103009001'],
];
let at = 0;
const next = (list) => list[(at += 1) % list.length];

const reported = async (ask, login, place) => {
  const input = {
    place,
    channel: 'HOTLINE',
    category: 'A02',
    title: `路灯不亮 ${at}`,
    description: '路灯不亮，请派人处理。',
  };
  const query = 'mutation ReportCase($input: ReportInput!) { reportCase(input: $input) { id version number } }';
  return (await ask(login, { query, variables: { input } })).reportCase;
};

const admitted = (ask, login, { id, version }) =>
  ask(login, {
    query:
      'mutation AdmitCase($id: ID!, $version: Int!) { admitCase(id: $id, version: $version) { id version state } }',
    variables: { id, version },
  });

const BOARD = `query CaseBoard($filter: CaseFilter) {
  cases(first: 20, order: NEWEST, filter: $filter) {
    nodes { id version number title state severity dueAt category { code name } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const INBOX = 'query CaseInbox { caseInbox { toTriage toDispatch toVerify toCallback overdue } }';

const waiting = [];

/** Each does one thing once; `admit` takes what `report` brought in. */
export const OPERATIONS = {
  async report(ask) {
    const [login, place] = next(centres);
    waiting.push([login, await reported(ask, login, place)]);
  },
  async admit(ask) {
    const [login, found] = waiting.pop();
    await admitted(ask, login, found);
  },
  board: (ask) => ask(next(centres)[0], { query: BOARD, variables: { filter: null } }),
  inbox: (ask) => ask(next(centres)[0], { query: INBOX }),
  overview: (ask) => ask('qu-admin', overviewOf('340111')),
};
