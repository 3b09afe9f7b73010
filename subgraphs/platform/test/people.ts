import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Told } from '@linli/testkit';

/** 包河区, its two-tier 滨湖世纪社区 with a committee, and a street of 庐阳区 next door. */
export const DISTRICT = '340111000000';
export const BINHU = '340111400000';
export const COMMITTEE = '340111400001';
export const NEXT_DOOR = '340103009000';

/** A folder for the heads of one test file, outside every database; emptied before each test. */
export function headsFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-heads-'));
  const file = join(folder, 'heads.jsonl');
  process.env['LINLI_AUDIT_HEADS'] = file;
  beforeEach(() => rmSync(file, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));
  return file;
}

let count = 0;

/** A case was closed somewhere, by somebody. */
export function aClosing(told: Partial<Told> = {}): Told {
  count += 1;
  const { audit, ...rest } = told;
  return {
    id: `e${String(count).padStart(6, '0')}`,
    type: 'case.closed',
    subject: 'c1',
    jurisdiction: COMMITTEE,
    data: { channel: 'QR' },
    ...rest,
    audit: {
      service: 'cases',
      who: { id: 'u-zhang', roles: ['hub-operator'], home: BINHU },
      action: 'case.closed',
      entity: 'Case',
      fields: ['state'],
      ...audit,
    },
  };
}

/** Somebody saw a phone number in clear. */
export const aReveal = (told: Partial<Told> = {}): Told =>
  aClosing({
    type: null,
    data: {},
    ...told,
    audit: {
      action: 'case.revealed',
      fields: ['reporterPhone'],
      outcome: 'REVEALED',
      purpose: 'CASE_HANDLING',
      ...told.audit,
    },
  });
