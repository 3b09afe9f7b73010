import { readFileSync } from 'node:fs';
import { permissions, roles } from '@linli/contract';
import { accessPage, contracts } from '../../scripts/access-page.mjs';

const page = readFileSync(new URL('../access.md', import.meta.url), 'utf8');

describe('the page of rights', () => {
  it('is what the contracts say: npm run docs writes it anew', () => {
    expect(page).toBe(accessPage({ schemas: contracts(), roles, permissions }));
  });

  it('names all that a stranger may ask, and it is no more than this', () => {
    const open = [...page.matchAll(/`((?:Query|Mutation)\.\w+)` \| – \|/g)].map(([, field]) => field);
    expect(open.sort()).toEqual([
      'Mutation.appealByToken',
      'Mutation.reopenByToken',
      'Mutation.reportByQr',
      'Mutation.scanQrCode',
      'Mutation.submitSelfCheck',
      'Query.caseCategories',
      'Query.creditRule',
      'Query.gridAt',
      'Query.marketBoard',
      'Query.responsibleFor',
      'Query.shopByQr',
      'Query.traceLot',
      'Query.trackCase',
      'Query.workingCalendar',
    ]);
  });

  it('knows no field that names no right', () => {
    expect(page).not.toContain('none named');
  });
});
