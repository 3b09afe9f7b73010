import { promises } from '@linli/testkit';
import { cases } from '../src/case.model.ts';
import { subgraph } from '../src/index.ts';

const aReport = {
  number: '340111400001-20260302-0001',
  title: '路灯不亮',
  description: '夜间无照明',
  categoryCode: 'A02',
  severity: 3,
  channel: 'STREET_PATROL',
  reporterKind: 'STAFF',
  state: 'REPORTED',
  isOpen: true,
  tier: 'COMMUNITY',
  nodeCode: '340111400000',
  reportedAt: new Date('2026-03-02T01:00:00Z'),
  light: 'GREEN',
};

promises(subgraph, { samples: [{ collection: cases, row: aReport }] });
