import type { Operation } from './ask.ts';

/** The Overview as the console asks it: one text for district, street and community. */
export const overview: Operation = {
  name: 'Overview',
  query: `query Overview($code: ID!, $range: DateRange!) {
    jurisdiction(code: $code) {
      code name statLevel
      caseStats(range: $range) { reported closed onTimeRate overdue satisfaction byChannel { channel count } }
      gridStats { grids points qrCodes households }
      workforceStats(range: $range) { workers onDuty visitsDone }
      populationStats { residents households elders60 elders80 unverified completeness }
      housingStats { houses rented vacant vacancyRate mismatchesOpen hazardsOpen }
      children { code name caseStats(range: $range) { overdue } }
    }
  }`,
};

/** The board of a centre: what is newest, with its clocks. */
export const board: Operation = {
  name: 'CaseBoard',
  query: `query CaseBoard($filter: CaseFilter) {
    cases(first: 20, order: NEWEST, filter: $filter) {
      nodes { id version number title state severity dueAt category { code name } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};

/** What waits for whoever is on duty. */
export const inbox: Operation = {
  name: 'CaseInbox',
  query: 'query CaseInbox { caseInbox { toTriage toDispatch toVerify toCallback overdue } }',
};

export const report: Operation = {
  name: 'ReportCase',
  query: `mutation ReportCase($input: ReportInput!) { reportCase(input: $input) { id version number } }`,
};

export const admit: Operation = {
  name: 'AdmitCase',
  query: `mutation AdmitCase($id: ID!, $version: Int!) { admitCase(id: $id, version: $version) { id version state } }`,
};

export const byNumber: Operation = {
  name: 'CaseByNumber',
  query: `query CaseByNumber($number: String!) { caseByNumber(number: $number) { id number state } }`,
};

/** Codes that hang in the streets, with the place they belong to. */
export const codes: Operation = {
  name: 'QrCodes',
  query: `query QrCodes($code: ID!) {
    grid(code: $code) { points(first: 50) { nodes { qrCode { token } } } }
  }`,
};

export const reportByQr: Operation = {
  name: 'ReportByQr',
  query: `mutation ReportByQr($token: ID!, $input: PublicReportInput!) {
    reportByQr(token: $token, input: $input) { number }
  }`,
};

/** What the page behind a code shows, to anyone; counts the scan. */
export const scan: Operation = {
  name: 'ScanCode',
  query: `mutation ScanCode($token: ID!) {
    scanQrCode(qrToken: $token) { pointName pointKind place jurisdictionName office roles }
  }`,
};
