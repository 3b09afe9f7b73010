import type { Caller, TheCity } from './the-city.ts';

/** A grid, a door in it, and the code that hangs there. */
export interface Door {
  readonly grid: string;
  readonly point: string;
  readonly token: string;
}

const GRIDS = 'query ($code: ID!) { jurisdiction(code: $code) { grids(first: 1) { nodes { code } } } }';
const GRID = 'mutation ($input: GridInput!) { createGrid(input: $input) { code } }';
const POINT = 'mutation ($input: PointInput!) { registerPoint(input: $input) { id } }';
const CODE = 'mutation ($point: ID!) { issueQrCode(point: $point) { token } }';

/** The first grid of a place, whose worker has a login; it is opened when nobody did. */
async function gridOf(lead: Caller, place: string, name: string): Promise<string> {
  const { jurisdiction } = await lead.asks(GRIDS, { code: place });
  if (jurisdiction.grids.nodes[0]) return jurisdiction.grids.nodes[0].code;
  const { createGrid } = await lead.asks(GRID, {
    input: { under: place, type: 'RESIDENTIAL', name: `${name}第一网格`, households: 320 },
  });
  return createGrid.code;
}

/** Hangs a code on a door in the grid of a place, as its own lead would. */
export async function openDoor(lead: Caller, place: string, name: string): Promise<Door> {
  const grid = await gridOf(lead, place, name);
  const { registerPoint } = await lead.asks(POINT, {
    input: { place: grid, kind: 'BUILDING', name: `${name}1号楼` },
  });
  const { issueQrCode } = await lead.asks(CODE, { point: registerPoint.id });
  return { grid, point: registerPoint.id, token: issueQrCode.token };
}

/** The people of one place, by what they do. */
export interface People {
  readonly door: Door;
  readonly grid: Caller;
  readonly hub: Caller;
  readonly department: Caller;
  readonly above: Caller;
}

/** 滨湖世纪社区, run in two tiers. */
export async function binhu(city: TheCity): Promise<People> {
  const hub = await city.as('hub-binhu');
  return {
    door: await openDoor(hub, '340111400001', '琼临'),
    grid: await city.as('grid-binhu'),
    hub,
    department: await city.as('dept-binhu'),
    above: await city.as('qu-dispatcher'),
  };
}

/** 三孝口街道, run in three. */
export async function sanxiaokou(city: TheCity): Promise<People> {
  return {
    door: await openDoor(await city.as('lead-sanxiaokou'), '340103009001', '迴龙桥'),
    grid: await city.as('grid-sanxiaokou'),
    hub: await city.as('hub-sanxiaokou'),
    department: await city.as('dept-sanxiaokou'),
    above: await city.as('street-dispatcher'),
  };
}
