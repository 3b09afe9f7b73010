import { promises } from '@linli/testkit';
import { buildings } from '../src/building.model.ts';
import { estates } from '../src/estate.model.ts';
import { hazards } from '../src/hazard.model.ts';
import { houses } from '../src/house.model.ts';
import { subgraph } from '../src/index.ts';
import { leases } from '../src/lease.model.ts';
import { mismatches } from '../src/mismatch.model.ts';
import { checks } from '../src/occupancy-check.model.ts';
import { units } from '../src/unit.model.ts';

const at = new Date('2026-03-02T01:00:00Z');
const address = { aliases: [], aliasKeys: [] };

promises(subgraph, {
  samples: [
    { collection: estates, row: { ...address, name: '琼临苑', addressKey: '琼临苑', facilities: [], grids: [] } },
    {
      collection: buildings,
      row: {
        ...address,
        number: '3',
        area: '琼临苑',
        addressKey: '琼临苑3栋',
        door: '琼临苑/0003',
        kind: 'RESIDENTIAL',
        floors: 6,
        basements: 0,
        elevators: 0,
      },
    },
    { collection: units, row: { building: 'b1', number: '2', elevators: 0 } },
    {
      collection: houses,
      row: {
        ...address,
        building: 'b1',
        floor: 5,
        room: '501',
        addressKey: '琼临苑3栋2单元501室',
        door: '琼临苑/0003/02/0501',
        use: 'OWN',
        ownerName: '张三丰',
        ownerPhone: '13800138000',
      },
    },
    {
      collection: leases,
      row: {
        house: 'h1',
        tenants: ['r1'],
        merged: [],
        from: '2026-01-01',
        until: '2026-12-31',
        rent: 1834.5,
        registeredAt: at,
        state: 'ACTIVE',
        isExpiring: false,
      },
    },
    {
      collection: hazards,
      row: {
        house: 'h1',
        kind: 'GAS',
        severity: 'MAJOR',
        weight: 4,
        description: '胶管老化',
        state: 'FOUND',
        isOpen: true,
        overdue: false,
        foundAt: at,
        returnCount: 0,
      },
    },
    { collection: checks, row: { house: 'h1', seen: 2, registered: 3 } },
    {
      collection: mismatches,
      row: {
        house: 'h1',
        building: 'b1',
        kind: 'COUNT_DIFFERS',
        state: 'OPEN',
        facts: '{}',
        use: 'OWN',
        registered: 3,
        foundAt: at,
      },
    },
  ],
});
