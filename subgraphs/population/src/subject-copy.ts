import { dayOf } from '@linli/kit';
import { careTags } from './care-tag.rules.ts';
import type { Consent } from './consent.model.ts';
import { originOf } from './resident.derived.ts';
import { fieldNames, residentFields } from './resident.field.ts';
import type { Residence } from './residence.model.ts';
import type { Resident } from './resident.model.ts';
import type { CopyLine } from './subject-request.model.ts';
import type { ChangeSource } from './words.ts';

const sources = {
  VISIT: '走访',
  AFFAIR: '办事',
  IMPORT: '导入',
  SELF: '本人',
  DEPARTMENT: '部门',
} as const satisfies Record<ChangeSource, string>;

interface Held {
  readonly resident: Resident;
  readonly residences: readonly Residence[];
  readonly consents: readonly Consent[];
}

const filled = (resident: Resident) =>
  fieldNames.flatMap((name) => {
    const { key, zh } = residentFields[name];
    const value = resident[key];
    return value ? [{ name, field: key, zh, value }] : [];
  });

/** What is held of a person, in clear and in words; what is sealed for others stays with the department that keeps it. */
export function copyOf({ resident, residences, consents }: Held): readonly CopyLine[] {
  return [
    ...filled(resident).map(({ field, zh, value }) => ({ field, zh, value })),
    ...resident.careTags.map((tag) => ({
      field: 'careTags',
      zh: '关爱标签',
      value: (careTags as Readonly<Record<string, string>>)[tag] ?? tag,
    })),
    ...residences.map(({ houseId, from, until }) => ({
      field: 'residences',
      zh: '居住记录',
      value: `${houseId} ${from} – ${until ?? '至今'}`,
    })),
    ...consents.map(({ purpose, givenOn, withdrawnOn }) => ({
      field: 'consents',
      zh: '同意记录',
      value: `${purpose} ${givenOn}${withdrawnOn ? ` – ${withdrawnOn}` : ''}`,
    })),
  ];
}

/** Where each field comes from. Who looked is told by the access log. */
export const explanationOf = (resident: Resident): readonly CopyLine[] =>
  filled(resident).flatMap(({ name, field, zh }) => {
    const origin = originOf(resident.origins, name);
    return origin ? [{ field, zh, value: `${sources[origin.source]} ${dayOf(origin.at)}` }] : [];
  });
