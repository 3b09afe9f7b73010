import { isDepartment } from '@linli/contract';
import { fail, type Decision } from '@linli/kit';
import type { OwnCategory } from './case-category.model.ts';
import type { CategoryFields } from './category.fields.ts';

// No full stop: a code is part of the name of a counter.
const written = /^[A-Z0-9][A-Z0-9-]{0,19}$/;

/** A district's own entry. A limit is a time that somebody can keep; a closing point has a code of its own. */
export function configure(told: CategoryFields): Decision<OwnCategory> {
  const { code, parent, departments, sla, closingStandard } = told;
  if (!written.test(code) || parent === code) fail('VALUE_INVALID', { field: 'code' });
  const unknown = departments.find((department) => !isDepartment(department));
  if (unknown) fail('CASE_DEPARTMENT_UNKNOWN', { department: unknown });
  if (sla.some(({ minutes }) => minutes < 1)) fail('VALUE_INVALID', { field: 'sla' });
  if (sla.some(({ severity }) => severity && (severity < 1 || severity > 4))) fail('VALUE_INVALID', { field: 'sla' });
  const points = closingStandard.map((point) => point.code);
  if (new Set(points).size < points.length) fail('VALUE_INVALID', { field: 'closingStandard' });
  return { set: told, event: { type: 'case-category.configured', data: { code } } };
}
