import { type Context, type Viewer, checkedCode, fail } from '@linli/kit';
import { levelOf } from '@linli/vocabulary';
import { act, decisionOf, worldAt, writeSteps } from './case.carry.ts';
import { cases, type Case } from './case.model.ts';
import { acceptByCategory, isForGrid, report, type NewCase } from './report.rules.ts';
import type { ReportInput } from './schema.types.ts';
import type { CaseChannel, ReporterKind } from './words.ts';
import { firstHolder } from './tier.ts';
import type { World } from './world.ts';

// Digits that mean something at each level; the rest of twelve is filling.
const digits = { PROVINCE: 2, CITY: 4, DISTRICT: 6, STREET: 9, COMMUNITY: 12 } as const;

const shortCode = (node: string): string => {
  const level = levelOf(node);
  return level in digits ? node.slice(0, digits[level as keyof typeof digits]) : node;
};

type Told = Omit<NewCase, 'number'>;

const holderOf = (place: string, world: World): string =>
  firstHolder(place, world.isTwoTier)?.nodeCode ?? fail('CODE_INVALID', { field: 'place' });

/** Puts a new case at its place, with its number; straight into the grid when its category is handled there. */
export async function bringIn(context: Context, told: Told): Promise<Case> {
  const world = await worldAt(context, told.place, told.categoryCode);
  const node = holderOf(told.place, world);
  const number = `${shortCode(node)}-${await context.number('case', node)}`;
  const { set, steps, ...move } = report({ ...told, number }, world);
  const row = await context.open(cases).insert(told.place, decisionOf({ ...move, set, steps }));
  await writeSteps(context, row, steps);
  return isForGrid(row, world) ? act(context, { id: row.id, version: row.version }, acceptByCategory) : row;
}

/** Who reported: staff say for whom; a resident is a resident, a device a device, whatever they say. */
export function kindOf(viewer: Viewer, said: ReporterKind | null | undefined): ReporterKind {
  if (viewer.roles.includes('device-gateway')) return 'DEVICE';
  return viewer.permissions.has('case.read') ? (said ?? 'STAFF') : 'RESIDENT';
}

const channelOf = (viewer: Viewer, said: CaseChannel): CaseChannel => {
  if (viewer.roles.includes('device-gateway')) return 'SENSOR';
  return viewer.permissions.has('case.read') ? said : 'APP';
};

interface Reporter {
  readonly anonymous?: boolean | null | undefined;
  readonly reporterName?: string | null | undefined;
  readonly reporterPhone?: string | null | undefined;
}

const phone = /^1\d{10}$|^0\d{2,3}-?\d{7,8}$/;

/** An anonymous reporter's name is not kept, and how to reach them is sealed. */
export function reporterOf({ anonymous, reporterName, reporterPhone }: Reporter) {
  if (reporterPhone && !phone.test(reporterPhone)) fail('VALUE_INVALID', { field: 'reporterPhone' });
  return anonymous
    ? { anonymous: true, sealedContact: reporterPhone ?? null }
    : { anonymous: false, reporterName: reporterName ?? null, reporterPhone: reporterPhone ?? null };
}

/** A report by somebody with a login, as a new case. */
export function told(input: ReportInput, viewer: Viewer): Told {
  const { place, category, title, description, severity = 3, channel } = input;
  if (!title.trim()) fail('VALUE_MISSING', { field: 'title' });
  if (severity < 1 || severity > 4) fail('VALUE_INVALID', { field: 'severity' });
  return {
    place: checkedCode(place, 'place'),
    title: title.trim(),
    description,
    categoryCode: category,
    severity,
    urgent: severity === 1,
    channel: channelOf(viewer, channel),
    reporterKind: kindOf(viewer, input.reporterKind),
    ...reporterOf(input),
    ...optional(input),
  };
}

const optional = ({ longitude, latitude, address, pointId, links, source }: ReportInput) => ({
  longitude: longitude ?? null,
  latitude: latitude ?? null,
  address: address ?? null,
  pointId: pointId ?? null,
  links: links ?? [],
  source: source ?? null,
});
