import { type Code, errorText } from '@linli/contract';
import { theCity } from './the-city.ts';

const city = theCity();

const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id version state } }';
const VOID =
  'mutation ($id: ID!, $version: Int!, $reason: String!) { voidCase(id: $id, version: $version, reason: $reason) { id version state } }';
const TAKE = 'mutation ($id: ID!, $version: Int!) { takeCase(id: $id, version: $version) { id } }';
const LIST =
  'query ($first: Int!, $after: String, $search: String) { cases(first: $first, after: $after, search: $search) { nodes { id } } }';
const NODE =
  'query ($code: ID!) { jurisdiction(code: $code) { caseStats(range: { from: "2020-01-01", until: "2026-01-01" }) { open } } }';
const input = {
  place: '340111400001',
  title: '路灯不亮',
  description: '夜间无照明',
  category: 'A02',
  channel: 'STREET_PATROL',
};

interface Bad {
  readonly who?: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly saying?: { readonly key?: string; readonly purpose?: string; readonly actingAt?: string };
  readonly code: Code;
  readonly field?: string;
}

const bad: Readonly<Record<string, Bad>> = {
  'a code that is no node': {
    query: REPORT,
    variables: { input: { ...input, place: '34011140' } },
    code: 'CODE_INVALID',
    field: 'place',
  },
  'a code with a letter in it': {
    query: NODE,
    variables: { code: '34011140000O' },
    code: 'CODE_INVALID',
    field: 'code',
  },
  'a category nobody knows': {
    query: REPORT,
    variables: { input: { ...input, category: 'Q99' } },
    code: 'CASE_CATEGORY_UNKNOWN',
  },
  'an oversized title': {
    query: REPORT,
    variables: { input: { ...input, title: '长'.repeat(101) } },
    code: 'TEXT_TOO_LONG',
    field: 'title',
  },
  'an oversized description': {
    query: REPORT,
    variables: { input: { ...input, description: '长'.repeat(2_001) } },
    code: 'TEXT_TOO_LONG',
    field: 'description',
  },
  'a credit code with a wrong check character': {
    query: 'mutation ($input: WorkerInput!) { registerWorker(input: $input) { id } }',
    variables: {
      input: {
        place: '340111400001',
        name: '张三',
        kind: 'PROPERTY_HELPER',
        employer: '示例物业',
        employerCreditCode: '91340111MA00000000',
      },
    },
    code: 'CREDIT_CODE_INVALID',
    field: 'employerCreditCode',
  },
  'a masked phone as a phone': {
    query: REPORT,
    variables: { input: { ...input, reporterPhone: '138****8000' } },
    code: 'MASKED_VALUE',
    field: 'reporterPhone',
  },
  'a field nobody knows': { query: '{ cases(first: 1) { nodes { secret } } }', code: 'QUERY_INVALID' },
  'an argument nobody knows': { query: '{ cases(first: 1, all: true) { nodes { id } } }', code: 'QUERY_INVALID' },
  'an input field nobody knows': {
    query: REPORT,
    variables: { input: { ...input, state: 'CLOSED' } },
    code: 'VALUE_INVALID',
  },
  'an operator of the database as a value': {
    query: LIST,
    variables: { first: 1, search: { $gt: '' } },
    code: 'VALUE_INVALID',
  },
  'words that are no GraphQL': { query: 'drop table cases', code: 'QUERY_INVALID' },
  'a page of a thousand': { query: LIST, variables: { first: 1_000 }, code: 'PAGE_SIZE', field: 'first' },
  'a page of nothing': { query: LIST, variables: { first: 0 }, code: 'PAGE_SIZE', field: 'first' },
  'a made-up cursor': { query: LIST, variables: { first: 1, after: 'abc' }, code: 'CURSOR_INVALID', field: 'after' },
  'a search for one character': {
    query: LIST,
    variables: { first: 1, search: '灯' },
    code: 'VALUE_INVALID',
    field: 'search',
  },
  'statistics of six years': { query: NODE, variables: { code: '340111' }, code: 'RANGE_TOO_LONG', field: 'range' },
  'a day that does not exist': {
    query:
      '{ jurisdiction(code: "340111") { caseStats(range: { from: "2026-02-30", until: "2026-03-01" }) { open } } }',
    code: 'VALUE_INVALID',
  },
  'a purpose that is not on the list': {
    query: '{ me { id } }',
    saying: { purpose: 'CURIOSITY' },
    code: 'PURPOSE_UNKNOWN',
  },
  'a post that is not held': { query: '{ me { id } }', saying: { actingAt: '340103000000' }, code: 'POST_NOT_HELD' },
  'a key of three characters': {
    query: REPORT,
    variables: { input },
    saying: { key: 'abc' },
    code: 'IDEMPOTENCY_KEY_INVALID',
  },
  'a right the role does not have': {
    who: 'resident-binhu',
    query: LIST,
    variables: { first: 1 },
    code: 'NOT_PERMITTED',
  },
  'no login where one is needed': { who: '', query: LIST, variables: { first: 1 }, code: 'SIGN_IN_REQUIRED' },
};

describe('the gateway answers', () => {
  it.each(Object.entries(bad))(
    '%s with its code, in Chinese and in English',
    async (_, { who = 'qu-admin', query, variables = {}, saying = {}, code, field }) => {
      const caller = who === '' ? city.nobody() : await city.as(who);
      const { errors } = await caller.answers(query, variables, saying);
      const { zh, en } = errorText(code);
      expect(errors?.[0]?.extensions).toMatchObject({
        code,
        messageZh: zh,
        messageEn: en,
        ...(field ? { field } : {}),
      });
      expect(errors?.[0]?.extensions['requestId']).toMatch(/^[\w-]{8,}$/);
    },
  );

  it('a stale version, a wrong state and a missing reason with theirs, and nothing is lost', async () => {
    const admin = await city.as('qu-admin');
    const { reportCase: first } = await admin.asks(REPORT, { input });
    const { id, version } = first;
    expect(await (await city.as('dept-binhu')).refused(TAKE, { id, version })).toMatch(/^CASE_/);
    expect(await admin.refused(VOID, { id, version, reason: '  ' })).toBe('REASON_REQUIRED');
    expect(await admin.refused(VOID, { id, version: version + 1, reason: '重复' })).toBe('CHANGED_MEANWHILE');
    expect(await admin.asks(VOID, { id, version, reason: '测试上报' })).toMatchObject({ voidCase: { state: 'VOID' } });
    expect(await admin.refused(VOID, { id, version, reason: '测试上报' })).toBe('CHANGED_MEANWHILE');
    expect(await admin.refused(VOID, { id, version: version + 1, reason: '测试上报' })).toBe('CASE_STATE');
  });

  it('the same key twice as it did the first time, and another question under it with a refusal', async () => {
    const admin = await city.as('qu-admin');
    const key = 'one-report-of-a-street-lamp';
    const first = await admin.asks(REPORT, { input }, { key });
    expect(await admin.asks(REPORT, { input }, { key })).toEqual(first);
    expect(await admin.refused(REPORT, { input: { ...input, title: '另一盏路灯' } }, { key })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });
});
