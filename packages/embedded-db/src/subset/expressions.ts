/** How many arguments an expression takes. */
export type Arity = { readonly least: number; readonly most: number };

/** The arguments of an expression that are named, and MongoDB's codes for one too many and one too few. */
export type Named = {
  readonly needed: readonly string[];
  readonly other?: readonly string[];
  readonly codes: readonly [unknown: number, missing: number];
};

const exactly = (count: number): Arity => ({ least: count, most: count });
const between = (least: number, most: number): Arity => ({ least, most });
const ANY = between(0, Number.POSITIVE_INFINITY);

const each = <T>(names: string, value: T): { readonly [name: string]: T } =>
  Object.fromEntries(names.split(' ').map((name) => [`$${name}`, value]));

/** The expressions of docs/subset.md whose arguments stand in a row. */
export const ARITIES: { readonly [operator: string]: Arity } = {
  ...each('add and or concat concatArrays mergeObjects multiply setIntersection setUnion', ANY),
  ...each('avg max min stdDevPop stdDevSamp sum', ANY),
  ...each(
    'abs allElementsTrue anyElementTrue arrayToObject ceil exp first floor isArray isNumber last ln log10',
    exactly(1),
  ),
  ...each('not objectToArray reverseArray size sqrt strLenBytes strLenCP toLower toUpper type', exactly(1)),
  ...each('toBool toDate toDouble toInt toLong toString', exactly(1)),
  ...each('acos asin atan cos degreesToRadians radiansToDegrees sin tan', exactly(1)),
  ...each('arrayElemAt atan2 cmp divide eq gt gte in log lt lte mod ne pow setDifference setIsSubset', exactly(2)),
  ...each('split strcasecmp subtract', exactly(2)),
  ...each('substr substrBytes substrCP', exactly(3)),
  ...each('round trunc', between(1, 2)),
  ...each('range slice', between(2, 3)),
  ...each('indexOfArray indexOfBytes', between(2, 4)),
  ...each('ifNull setEquals', between(2, Number.POSITIVE_INFINITY)),
};

const DATE: Named = { needed: ['date'], other: ['timezone'], codes: [40535, 40539] };
const SHIFT: Named = { needed: ['startDate', 'unit', 'amount'], other: ['timezone'], codes: [5166401, 5166402] };
const REGEX: Named = { needed: ['input', 'regex'], other: ['options'], codes: [31024, 31022] };
const TRIM: Named = { needed: ['input'], other: ['chars'], codes: [50694, 50695] };
const REPLACE: Named = { needed: ['input', 'find', 'replacement'], codes: [51750, 51749] };
const SOME: Named = { needed: ['n', 'input'], codes: [5787901, 5787906] };

/** The parts of a date take the date alone, or the date with its time zone. */
export const DATE_PARTS: { readonly [operator: string]: Named } = each(
  'dayOfMonth dayOfWeek dayOfYear hour isoDayOfWeek isoWeek isoWeekYear millisecond minute month second year',
  DATE,
);

/** The expressions of docs/subset.md whose arguments have names. */
export const NAMED: { readonly [operator: string]: Named } = {
  ...each('dateAdd dateSubtract', SHIFT),
  ...each('regexFind regexFindAll regexMatch', REGEX),
  ...each('ltrim rtrim trim', TRIM),
  ...each('replaceAll replaceOne', REPLACE),
  ...each('firstN lastN maxN minN', SOME),
  $cond: { needed: ['if', 'then', 'else'], codes: [17083, 17080] },
  $convert: { needed: ['input', 'to'], other: ['onError', 'onNull', 'format'], codes: [9, 9] },
  $dateDiff: {
    needed: ['startDate', 'endDate', 'unit'],
    other: ['timezone', 'startOfWeek'],
    codes: [5166302, 5166303],
  },
  $dateFromParts: {
    needed: [],
    other: [
      'year',
      'isoWeekYear',
      'month',
      'isoWeek',
      'day',
      'isoDayOfWeek',
      'hour',
      'minute',
      'second',
      'millisecond',
      'timezone',
    ],
    codes: [40518, 40516],
  },
  $dateFromString: {
    needed: ['dateString'],
    other: ['format', 'timezone', 'onError', 'onNull'],
    codes: [40541, 40542],
  },
  $dateToString: { needed: ['date'], other: ['format', 'timezone', 'onNull'], codes: [18534, 18628] },
  $dateTrunc: { needed: ['date', 'unit'], other: ['binSize', 'timezone', 'startOfWeek'], codes: [5439008, 5439009] },
  $filter: { needed: ['input', 'cond'], other: ['as', 'limit'], codes: [28647, 28648] },
  $getField: { needed: ['field'], other: ['input'], codes: [3041701, 3041702] },
  $let: { needed: ['vars', 'in'], codes: [16875, 16876] },
  $map: { needed: ['input', 'in'], other: ['as'], codes: [16879, 16880] },
  $reduce: { needed: ['input', 'initialValue', 'in'], codes: [40076, 40077] },
  $setField: { needed: ['field', 'input', 'value'], codes: [4161101, 4161102] },
  $sortArray: { needed: ['input', 'sortBy'], codes: [2942500, 2942502] },
  $switch: { needed: ['branches'], other: ['default'], codes: [40067, 40068] },
  $unsetField: { needed: ['field', 'input'], codes: [4161101, 4161102] },
  $zip: { needed: ['inputs'], other: ['useLongestLength', 'defaults'], codes: [34464, 34465] },
};
