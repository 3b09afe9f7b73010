import { promises } from '@linli/testkit';
import { changeRecords } from '../src/change-record.model.ts';
import { households } from '../src/household.model.ts';
import { subgraph } from '../src/index.ts';
import { candidates } from '../src/merge-candidate.model.ts';
import { residences } from '../src/residence.model.ts';
import { residents } from '../src/resident.model.ts';
import { subjectRequests } from '../src/subject-request.model.ts';

const at = new Date('2026-03-02T01:00:00Z');

const aResident = {
  name: '赵金雀',
  idType: 'CITIZEN',
  idNumber: '340199196003020019',
  birthDate: '1960-03-02',
  ethnicity: '03',
  phone: '13800138000',
  politicalStatus: '12',
  workplace: '金雀纺织厂',
  registeredAddress: '金雀路一号',
  emergencyName: '钱金雀',
  emergencyPhone: '13800138001',
  sexCode: '1',
  residency: 'HUKOU',
  status: 'PRESENT',
  completeness: 90,
  livesAlone: false,
  careTags: ['金雀关爱'],
  education: '金雀学历',
  maritalStatus: '金雀婚姻',
  origins: [{ fields: ['NAME'], source: 'VISIT', at, by: 'u-1', confidence: 80 }],
  lastVerifiedAt: at,
  unverified: true,
  pendingChanges: 0,
  openRequests: 0,
  toMatch: false,
};

const aChange = {
  residentId: 'r-1',
  proposal: 'p-1',
  field: 'PHONE',
  before: '13800138002',
  after: '13800138003',
  source: 'VISIT',
  confidence: 80,
  isConflict: false,
  isSensitive: false,
  isOfChild: false,
  state: 'PENDING',
  proposedBy: 'u-1',
  proposedAt: at,
};

const aRequest = {
  residentId: 'r-1',
  kind: 'COPY',
  state: 'RECEIVED',
  wish: '金雀想要一份副本',
  receivedAt: at,
  dueOn: '2026-03-23',
  isOverdue: false,
};

promises(subgraph, {
  samples: [
    { collection: residents, row: aResident },
    { collection: households, row: { number: '金雀户号八', kind: 'FAMILY', state: 'ACTIVE', size: 1 } },
    {
      collection: residences,
      row: { residentId: 'r-1', houseId: 'h-1', relation: 'OWNER', isMain: true, isCurrent: true, from: '2020-01-01' },
    },
    { collection: changeRecords, row: aChange },
    {
      collection: candidates,
      row: { a: 'r-1', b: 'r-2', pair: 'r-1|r-2', score: 90, reasons: [], state: 'SUGGESTED' },
    },
    { collection: subjectRequests, row: aRequest },
  ],
});
