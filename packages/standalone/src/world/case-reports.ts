import { type Case, type CategoryFields, nationalTree, type reporting, type World } from '@linli/cases';
import { divisionOf, levelOf } from '@linli/vocabulary';
import { positionIn } from './boxes.ts';
import type { Subjects } from './case-actors.ts';
import { actorOf } from './case-actors.ts';
import { channelOf, reporterOf, severityOf } from './case-plan.ts';
import { type Played, reportedIn, type Scene } from './case-play.ts';
import { knownCategories, matterOf } from './case-words.ts';
import { type Chance, idAt } from './chance.ts';
import type { MadeGrid } from './grids.ts';
import { nameOf, phoneOf } from './names.ts';
import type { MadePoint } from './points.ts';

/** Where matters come up. */
export interface Ground {
  readonly grids: readonly MadeGrid[];
  readonly points: readonly MadePoint[];
  readonly subjects: Subjects;
}

const categories = new Map<string, CategoryFields>(nationalTree.map((each) => [each.code, each]));

export function categoryOf(code: string): CategoryFields {
  const found = categories.get(code);
  if (!found) throw new Error(`There is no category ${code}`);
  return found;
}

// Homes bring some matters, shopping streets others.
const byType: Readonly<Record<MadeGrid['type'], readonly string[]>> = {
  RESIDENTIAL: knownCategories.filter((code) => !code.startsWith('C0') || code === 'C03'),
  STREET_FACE: ['A01', 'A02', 'A03', 'B01', 'B03', 'B05', 'B06', 'C01', 'C02', 'C03', 'D01', 'F03'],
  COMMERCIAL: ['A02', 'B06', 'C01', 'C02', 'C03', 'D01', 'D03', 'F03'],
};

/** A report before anybody has looked at it. */
export interface Report {
  readonly place: string;
  readonly category: CategoryFields;
  readonly fields: Omit<Parameters<typeof reporting.report>[0], 'place' | 'number'>;
}

function reporterFields(kind: Report['fields']['reporterKind'], chance: Chance) {
  if (kind !== 'RESIDENT') return { anonymous: false };
  if (chance.happens(0.15)) return { anonymous: true };
  return { anonymous: false, reporterName: nameOf(chance), reporterPhone: phoneOf(chance) };
}

/** One made-up matter in one of the lowest grids. */
export function reportIn({ grids, points }: Ground, chance: Chance): Report {
  const grid = chance.pick(grids);
  const category = categoryOf(chance.pick(byType[grid.type]));
  const channel = channelOf(chance);
  const reporterKind = reporterOf(channel);
  const point = channel === 'QR' ? points.find(({ place }) => place === grid.code) : undefined;
  const { lng: longitude, lat: latitude } = positionIn(grid.box, chance.next(), chance.next());
  const severity = severityOf(chance);
  const where = whereIn(grid, chance);
  return {
    place: grid.code,
    category,
    fields: {
      ...matterOf(category.code, where, chance),
      categoryCode: category.code,
      severity,
      urgent: severity === 1,
      channel,
      reporterKind,
      ...reporterFields(reporterKind, chance),
      pointId: point?.id ?? null,
      trackingToken: channel === 'QR' ? idAt(new Date(0), chance).slice(4) : null,
      longitude,
      latitude,
      address: `${where}${chance.between(1, 4)}单元`,
      links: [],
    },
  };
}

const streets = ['锦绣大道', '徽州大道', '庐州大道', '紫云路', '云谷路', '烟墩路'];

/** Where people say it is: the house or the street, not the grid's name. */
function whereIn({ name, type, code }: MadeGrid, chance: Chance): string {
  if (type === 'RESIDENTIAL')
    return `${name.replace(/第.*$/, '')}小区${Number(code.slice(-3))}${chance.between(0, 9)}号楼`;
  return `${chance.pick(streets)}${chance.between(1, 399)}号`;
}

const staff = (report: Report): boolean => report.fields.reporterKind === 'STAFF';

/** The case as it stands in the instant of its report. */
export function firstOf(
  report: Report,
  told: { readonly id: string; readonly number: string; readonly at: Date },
  scene: Scene,
): Played {
  const { id, number, at } = told;
  const { place } = report;
  const own = { id, jurisdiction: divisionOf(place), grid: levelOf(place).startsWith('GRID') ? place : null };
  const bare = { ...own, version: 0, createdAt: at, createdBy: 'anonymous', coHandlers: [] } as unknown as Case;
  const viewer: World['viewer'] = actorOf('GRID', bare, scene.subjects);
  const reporter = staff(report) ? viewer : { ...viewer, id: 'anonymous' };
  const row = { ...bare, createdBy: reporter.id };
  return reportedIn(row, { report: { ...report.fields, number, place }, viewer: reporter, at }, scene);
}
