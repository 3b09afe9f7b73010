import { promises } from '@linli/testkit';
import { businessCircles } from '../src/business-circle.model.ts';
import { activities } from '../src/circle-activity.model.ts';
import { evidence } from '../src/evidence.model.ts';
import { subgraph } from '../src/index.ts';
import { inspections } from '../src/inspection.model.ts';
import { licences } from '../src/licence.model.ts';
import { lots } from '../src/lot.model.ts';
import { markets } from '../src/market.model.ts';
import { merchants } from '../src/merchant.model.ts';
import { prices } from '../src/price.model.ts';
import { selfChecks } from '../src/self-check.model.ts';
import { stalls } from '../src/stall.model.ts';

const at = new Date('2026-03-02T01:00:00Z');

promises(subgraph, {
  samples: [
    {
      collection: merchants,
      row: {
        name: '琼临烟酒店',
        kind: 'SHOP',
        status: 'OPEN',
        isOpen: true,
        industryCode: 'F52',
        industryEdition: '2017',
        section: 'F',
        premisesKind: 'HOUSE',
        premisesId: 'h1',
        premisesLost: false,
        premisesSaid: 0,
        isAlone: false,
        legalRepresentative: '张三丰',
        phone: '13800138000',
        marks: [],
        creditScore: 100,
        creditRuleVersion: 0,
        creditReasons: [],
        openedAt: at,
      },
    },
    { collection: licences, row: { merchant: 'm1', kind: 'FOOD', number: 'JY1', state: 'VALID', isHeld: true } },
    {
      collection: inspections,
      row: {
        merchant: 'm1',
        parts: [],
        plannedFor: '2026-03-03',
        state: 'PLANNED',
        isOpen: true,
        overdue: false,
        returnCount: 0,
      },
    },
    {
      collection: evidence,
      row: { inspection: 'i1', merchant: 'm1', fileName: '1.jpg', mediaType: 'image/jpeg', size: 9, bytesId: 'b1' },
    },
    { collection: selfChecks, row: { merchant: 'm1', at, day: '2026-03-02', items: [], faults: 0 } },
    { collection: businessCircles, row: { name: '世纪商圈' } },
    { collection: activities, row: { circle: 'c1', title: '集市', from: at, until: at, isCancelled: false } },
    { collection: markets, row: { name: '琼临市场' } },
    { collection: stalls, row: { market: 'm1', number: 'A1' } },
    {
      collection: lots,
      row: {
        code: '340111-1',
        market: 'm1',
        stall: 's1',
        merchant: 'm1',
        goods: '青菜',
        unit: 'PIECE',
        quantity: 1,
        source: { kind: 'FARM', name: '农场' },
        arrivedOn: '2026-03-02',
        state: 'ON_SALE',
      },
    },
    {
      collection: prices,
      row: { market: 'm1', stall: 's1', goods: '青菜', unit: 'PIECE', day: '2026-03-02', fen: 250 },
    },
  ],
});
