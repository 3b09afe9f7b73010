import { serverAudits } from 'graphql-http';
import { theGate } from './the-gate.ts';

const { gate } = await theGate();

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${gate.url}/graphql` });

  it('has the sixty-one audits of its reference server', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
