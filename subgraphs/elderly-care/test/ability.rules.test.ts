import fc from 'fast-check';
import { type AdjustmentRule, checkedScores, levelOfTotal, partScores, reckon } from '../src/ability.rules.ts';
import { abilityItems } from '../src/ability.scale.ts';

const rule: AdjustmentRule = { diagnosisWorse: 1, riskWorse: 1, riskEvents: 2, riskDays: 30 };
const nothing = { coma: false, diagnoses: [], riskEvents: [] };
const at = { rule, today: '2026-03-02' };
const full = Object.fromEntries(abilityItems.map(({ code, max }) => [code, max]));
const fall = (on: string) => ({ kind: 'FALL' as const, on });

// From the design paper's row of GB/T 42195-2022, written down again and not read from the code.
const TABLE: readonly (readonly [string, string, number])[] = [
  ['SELF_CARE', 'EATING', 4],
  ['SELF_CARE', 'GROOMING', 4],
  ['SELF_CARE', 'BATHING', 4],
  ['SELF_CARE', 'UPPER_DRESSING', 4],
  ['SELF_CARE', 'LOWER_DRESSING', 4],
  ['SELF_CARE', 'BLADDER', 4],
  ['SELF_CARE', 'BOWEL', 4],
  ['SELF_CARE', 'TOILETING', 4],
  ['MOVEMENT', 'BED_TURNING', 4],
  ['MOVEMENT', 'BED_CHAIR', 4],
  ['MOVEMENT', 'WALKING', 4],
  ['MOVEMENT', 'STAIRS', 3],
  ['MENTAL', 'TIME_ORIENTATION', 4],
  ['MENTAL', 'PLACE_ORIENTATION', 4],
  ['MENTAL', 'PERSON_ORIENTATION', 4],
  ['MENTAL', 'MEMORY', 4],
  ['MENTAL', 'UNDERSTANDING', 4],
  ['MENTAL', 'EXPRESSION', 4],
  ['MENTAL', 'AGGRESSION', 1],
  ['MENTAL', 'DEPRESSION', 1],
  ['MENTAL', 'CONSCIOUSNESS', 2],
  ['PARTICIPATION', 'SIGHT', 2],
  ['PARTICIPATION', 'HEARING', 2],
  ['PARTICIPATION', 'DAILY_AFFAIRS', 4],
  ['PARTICIPATION', 'TRANSPORT', 3],
  ['PARTICIPATION', 'SOCIAL', 4],
];
const PARTS = ['SELF_CARE', 'MOVEMENT', 'MENTAL', 'PARTICIPATION'];

describe('the scale', () => {
  it('asks 26 items in four parts of 32, 15, 28 and 15, 90 in all', () => {
    expect(abilityItems.map(({ dimension, code, max }) => [dimension, code, max])).toEqual(TABLE);
    expect(partScores(full)).toEqual([32, 15, 28, 15]);
    expect(reckon(full, nothing, at).total).toBe(90);
  });

  it.each(TABLE)('%s: %s counts in its part and nowhere else, up to %i', (part, item, max) => {
    expect(partScores({ [item]: max })).toEqual(PARTS.map((each) => (each === part ? max : 0)));
    expect(checkedScores([{ item, score: 0 }])).toEqual({ [item]: 0 });
    expect(checkedScores([{ item, score: max }])).toEqual({ [item]: max });
    for (const score of [-1, max + 1, 0.5, NaN])
      expect(() => checkedScores([{ item, score }])).toThrow(expect.objectContaining({ code: 'ASSESSMENT_SCORE' }));
  });

  it('knows no other item, and none twice', () => {
    expect(() => checkedScores([{ item: 'DANCING', score: 1 }])).toThrow(
      expect.objectContaining({ code: 'ASSESSMENT_SCORE' }),
    );
    expect(() => checkedScores([{ item: 'toString', score: 1 }])).toThrow(
      expect.objectContaining({ code: 'ASSESSMENT_SCORE' }),
    );
    const twice = [
      { item: 'EATING', score: 1 },
      { item: 'EATING', score: 2 },
    ];
    expect(() => checkedScores(twice)).toThrow(expect.objectContaining({ code: 'ASSESSMENT_SCORE' }));
  });
});

describe('the level', () => {
  it.each([
    [90, 0],
    [89, 1],
    [66, 1],
    [65, 2],
    [46, 2],
    [45, 3],
    [30, 3],
    [29, 4],
    [0, 4],
  ])('of a total of %i is %i', (total, level) => expect(levelOfTotal(total)).toBe(level));

  it.each([
    ['a coma', { coma: true }, 4, ['COMA']],
    ['dementia', { diagnoses: ['DEMENTIA'] }, 1, ['DIAGNOSIS']],
    ['a disorder', { diagnoses: ['MENTAL_DISORDER'] }, 1, ['DIAGNOSIS']],
    ['both diagnoses, which count once', { diagnoses: ['DEMENTIA', 'MENTAL_DISORDER'] }, 1, ['DIAGNOSIS']],
    ['one fall', { riskEvents: [fall('2026-03-01')] }, 0, []],
    ['two falls', { riskEvents: [fall('2026-03-02'), fall('2026-02-01')] }, 1, ['RISK_EVENTS']],
    ['a second fall too long ago', { riskEvents: [fall('2026-03-02'), fall('2026-01-31')] }, 0, []],
    [
      'four falls, which count once',
      { riskEvents: ['01', '02', '03', '04'].map((day) => fall(`2026-02-${day}`)) },
      1,
      ['RISK_EVENTS'],
    ],
    [
      'dementia and falls',
      { diagnoses: ['DEMENTIA'], riskEvents: [fall('2026-03-01'), fall('2026-03-02')] },
      2,
      ['DIAGNOSIS', 'RISK_EVENTS'],
    ],
  ] as const)('of somebody intact, with %s', (_, findings, level, adjustments) => {
    expect(reckon(full, { ...nothing, ...findings } as never, at)).toMatchObject({ level, adjustments, total: 90 });
  });

  it('leaves out what a district switched off', () => {
    const off = { ...at, rule: { ...rule, diagnosisWorse: 0, riskWorse: 0 } };
    const findings = {
      coma: false,
      diagnoses: ['DEMENTIA' as const],
      riskEvents: [fall('2026-03-01'), fall('2026-03-02')],
    };
    expect(reckon(full, findings, off)).toMatchObject({ level: 0, adjustments: [] });
  });
});

const someScores = fc
  .tuple(...abilityItems.map(({ max }) => fc.integer({ min: 0, max })))
  .map((scores) => Object.fromEntries(abilityItems.map(({ code }, index) => [code, scores[index] ?? 0])));
const someFindings = fc.record({
  coma: fc.boolean(),
  diagnoses: fc.subarray(['DEMENTIA', 'MENTAL_DISORDER'] as const),
  riskEvents: fc.array(
    fc.record({
      kind: fc.constantFrom('FALL' as const, 'WANDERING' as const),
      on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
    }),
    { maxLength: 4 },
  ),
});

describe('whatever is scored', () => {
  it('stays within bounds: parts add up, and no level is worse than 4 or better than its total says', () => {
    fc.assert(
      fc.property(someScores, someFindings, (scores, findings) => {
        const { scores: parts, total, level } = reckon(scores, findings, at);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(90);
        expect(level).toBeGreaterThanOrEqual(levelOfTotal(total));
        expect(level).toBeLessThanOrEqual(findings.coma ? 4 : Math.min(4, levelOfTotal(total) + 2));
      }),
      { numRuns: 200 },
    );
  });

  it('never gets worse by a higher score, nor better by one more finding', () => {
    fc.assert(
      fc.property(someScores, someFindings, fc.nat(25), (scores, findings, which) => {
        const { code, max } = abilityItems[which] ?? { code: 'EATING', max: 4 };
        const better = { ...scores, [code]: Math.min(max, (scores[code] ?? 0) + 1) };
        const now = reckon(scores, findings, at).level;
        expect(reckon(better, findings, at).level).toBeLessThanOrEqual(now);
        const more = { ...findings, riskEvents: [...findings.riskEvents, fall('2026-03-01'), fall('2026-03-02')] };
        expect(reckon(scores, more, at).level).toBeGreaterThanOrEqual(now);
        expect(reckon(scores, { ...findings, coma: true }, at).level).toBe(4);
      }),
      { numRuns: 200 },
    );
  });
});
