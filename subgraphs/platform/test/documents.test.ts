import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { cloudEventType } from '@linli/contract';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The kinds of fault as the contract lists them. */
function faultKinds(): readonly string[] {
  const text = /enum AuditFaultKind \{[\s\S]*?\n\}/.exec(read('schema.graphql'))?.[0] ?? '';
  const type = buildSchema(`${text} type Query { kind: AuditFaultKind }`).getType('AuditFaultKind');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

it('the page on verifying explains every kind of fault, and no other', () => {
  const explained = [...read('../../docs/audit.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, kind]) => kind);
  expect(explained).toEqual(faultKinds());
});

it('an event on the wire is named by its service and version', () => {
  expect(cloudEventType('cases', 'case.closed')).toBe('cn.sgc.cases.case.closed.v1');
});
