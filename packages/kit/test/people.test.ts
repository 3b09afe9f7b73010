import { promises } from '@linli/testkit';
import { people, subgraph } from './people/subgraph.ts';

promises(subgraph, {
  samples: [
    {
      collection: people,
      row: {
        name: '金丝雀花',
        idNumber: '340111199001011234',
        phone: '13800138000',
        birthDate: new Date('1990-01-01T00:00:00Z'),
        photo: Buffer.from('a picture of a canary'),
        kin: { name: '黄丝雀花' },
        tag: 'SECRET',
      },
    },
  ],
});
