import { readNationalTree } from '@linli/vocabulary';

/** A corner of the map in WGS 84, with its extent in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** A street-position node with what stands below it. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly isTwoTier: boolean;
  readonly committees: readonly { readonly code: string; readonly name: string }[];
  /** Roughly where it lies; the borders inside are made up. */
  readonly box: Box;
}

const corners = {
  '340111400000': { isTwoTier: true, box: { west: 117.27, south: 31.7, width: 0.04, height: 0.03 } },
  '340103009000': { isTwoTier: false, box: { west: 117.26, south: 31.85, width: 0.03, height: 0.02 } },
} as const;

/** 滨湖世纪社区, two tiers in one, and 三孝口街道, a street in three tiers, with the committees the national tree gives them. */
export function readPlaces(): Readonly<Record<'binhu' | 'sanxiaokou', Place>> {
  const nodes = [...readNationalTree(['34'])];
  const placeOf = (code: keyof typeof corners): Place => {
    const node = nodes.find((each) => each.code === code);
    if (!node) throw new Error(`${code} is not in the national tree`);
    const committees = nodes
      .filter(({ parent }) => parent === code)
      .map((each) => ({ code: each.code, name: each.name }));
    return { code, name: node.name, committees, ...corners[code] };
  };
  return { binhu: placeOf('340111400000'), sanxiaokou: placeOf('340103009000') };
}
