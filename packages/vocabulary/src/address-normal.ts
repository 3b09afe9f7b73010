import { type AddressLayers, writeAddress } from './address-layers.ts';
import { figuresOf, NUMERALS } from './address-numerals.ts';

// What stands for a building, a unit and a room, longest first.
const BUILDING = '号楼|栋楼|#楼|栋|幢|座|#';
const UNIT = '单元|门';
const ROOM = '号房|室|房|户';

const numeral = new RegExp(`第?([${NUMERALS}]+)(?=${BUILDING}|${UNIT}|${ROOM}|号|层|楼)`, 'gu');
// A room at the end may go without its word.
const trailing = new RegExp(`(?<=${BUILDING}|${UNIT}|层|-)([${NUMERALS}]+)$`, 'u');
const ordinal = new RegExp(`第(?=[0-9A-Z]+(?:${BUILDING}|${UNIT}))`, 'gu');
// Whatever separates nothing: spaces, commas, dots, brackets, underscores.
const noise = /[\s,,、.。·:;"'()[\]{}<>《》【】_|]+/gu;
const dashes = /[-‐-―−~/\\]+/gu;

const plainZeros = (text: string): string => text.replace(/^0+(?=[0-9A-Z])/u, '');

/** Full-width and ideographic forms become plain ones, letters upper case, numerals before a layer's word figures. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(noise, '')
    .replace(dashes, '-')
    .replace(numeral, (_, letters: string) => figuresOf(letters))
    .replace(trailing, figuresOf)
    .replace(ordinal, '')
    .replace(/^-+|-+$/gu, '');

const NUMBER = '[0-9]{1,4}[A-Z]?|[A-Z][0-9]{0,3}|[甲乙丙丁戊己庚辛]';
const DOOR = '[A-Z]?[0-9]{1,5}[A-Z]?';

// One after another: area, building with its word, then unit and room, each with its word or behind a dash.
const whole = new RegExp(
  `^(?<area>.*?[^-0-9A-Z]|)-?(?<building>${NUMBER})(?:${BUILDING})-?` +
    `(?:(?<unit>${NUMBER})(?:${UNIT}|-)-?)?(?:[0-9]{1,3}(?:层|楼)-?)?(?:(?<room>${DOOR})(?:${ROOM})?)?$`,
  'u',
);
// 琼临苑3-2-501 and 琼临苑3-501: figures alone behind the area.
const dashed = new RegExp(
  `^(?<area>.*?[^-0-9A-Z])-?(?<building>${NUMBER})-(?:(?<unit>${NUMBER})-)?(?<room>${DOOR})(?:${ROOM})?$`,
  'u',
);
// 长江中路1号501室: a room, and no building between.
const bare = new RegExp(`^(?<area>.*[^-0-9A-Z])-?(?<room>${DOOR})(?:${ROOM})$`, 'u');

const layer = (text: string | undefined): string | null => (text ? plainZeros(text) : null);

function readOnce(text: string): AddressLayers {
  const written = plain(text);
  const found = whole.exec(written) ?? dashed.exec(written) ?? bare.exec(written);
  const { area, building, unit, room } = found?.groups ?? {};
  return {
    area: (found ? (area ?? '') : written).replace(/-+$/u, ''),
    building: layer(building),
    unit: layer(unit),
    room: layer(room),
  };
}

// What reading takes away can bring a layer's word to light once more; each time the text gets shorter or stays.
const READINGS = 20;

/** The layers of an address as people write it. What names no layer is all area. */
export function readAddress(text: string): AddressLayers {
  let read = readOnce(text);
  for (let times = 0; times < READINGS; times += 1) {
    const again = readOnce(writeAddress(read));
    if (writeAddress(again) === writeAddress(read)) return again;
    read = again;
  }
  return read;
}

/** One layer's own number as it stands in a record: 第三, 03, 3 and 3 are one. */
export const numberOf = (text: string, words = `${BUILDING}|${UNIT}|${ROOM}`): string => {
  const written = plain(`${text.trim()}`).replace(new RegExp(`(?:${words})$`, 'u'), '');
  const spoken = new RegExp(`^第?([${NUMERALS}]+)$`, 'u').exec(written)?.[1];
  return plainZeros(spoken ? figuresOf(spoken) : written);
};

/** The name of an estate, or road and door number, as it is compared. */
export const areaOf = (text: string): string => plain(text);

/** The one deterministic form of an address: however somebody writes it, it reads the same. */
export const normaliseAddress = (text: string): string => writeAddress(readAddress(text));
