interface InspectionWord {
  readonly category: string;
  readonly title: string;
  readonly severity: number;
}

const other: InspectionWord = { category: 'H', title: '商户整改逾期', severity: 3 };

// The team whose findings were not put right, and the category such a matter has here. Where it may burn, it presses.
const words: Readonly<Record<string, InspectionWord>> = {
  'urban-management': { category: 'H01', title: '商户市容整改逾期', severity: 3 },
  'public-security': { category: 'H02', title: '商户治安整改逾期', severity: 3 },
  traffic: { category: 'H03', title: '商户交通秩序整改逾期', severity: 3 },
  fire: { category: 'H04', title: '商户消防整改逾期', severity: 2 },
  health: { category: 'H05', title: '商户卫生整改逾期', severity: 3 },
  'work-safety': { category: 'H06', title: '商户安全生产整改逾期', severity: 2 },
  'market-regulation': { category: 'H07', title: '商户市场监管整改逾期', severity: 3 },
};

/** What a rectification becomes as a case, by the team whose finding it was. */
export const caseFor = (team: string): InspectionWord => words[team] ?? other;
