import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { citizenNumberOf, nowhere } from '@linli/vocabulary';

/** What nobody else in the world is called, lives at or says: where one of these stands, this person's data stands. */
export const canaries = {
  name: '鹓鶵鸑鷟',
  idNumber: citizenNumberOf({ region: nowhere, birthDate: '1951-04-17', order: 731 }),
  phone: '19973145926',
  registeredAddress: '安徽省合肥市包河区鹡鸰路27号3栋',
  workplace: '鸬鹚渔具厂',
  newWorkplace: '鹈鹕造船厂',
  occupation: '鸊鷉驯养员',
  emergencyName: '鸸鹋鹬',
  emergencyPhone: '19973145937',
  ownerName: '鸲鹆鹩',
  ownerPhone: '19973145948',
  reporterName: '鹪鹩鸺',
  reporterPhone: '19973145959',
  caseAddress: '鸺鹠巷98号',
  wish: '请更正鹎鵖之名',
  contactName: '鸥鹭鹣',
  contactPhone: '19973145982',
  careResult: '夜间鹈鹕式呼吸暂停',
  legalName: '鹇鹳鹮',
  legalPhone: '19973145993',
  ledgerName: '鹧鸪鸻',
  ledgerPhone: '19973145971',
  ledgerNumber: citizenNumberOf({ region: nowhere, birthDate: '1962-09-03', order: 733 }),
} as const;

/** A word that is nobody's secret: it has to be found, or the search finds nothing at all. */
export const CONTROL = '对照苑鸿鹄';

/** The middle of a base64 text that holds these bytes, for each of the three ways they may lie in it. */
const inBase64 = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return Buffer.from(text.slice(before === 0 ? 0 : 4, Math.floor(((before + bytes.length) * 4) / 3) - 1));
  });

const escaped = (word: string): string =>
  [...word].map((each) => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('');

const needlesOf = (word: string): readonly Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(escaped(word)),
  Buffer.from(encodeURIComponent(word)),
  ...inBase64(Buffer.from(word)),
];

const needles = Object.entries(canaries).map(([what, word]) => [what, needlesOf(word)] as const);

/** Which canaries stand in some bytes, however they are written there. */
export const heardIn = (bytes: Buffer): readonly string[] =>
  needles.filter(([, ways]) => ways.some((each) => bytes.includes(each))).map(([what]) => what);

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

/** Every file below a folder with what was heard in it. */
export const heardBelow = (folder: string): readonly string[] =>
  filesIn(folder).flatMap((file) =>
    heardIn(readFileSync(file)).map((what) => `${what} in ${file.slice(folder.length)}`),
  );

export const holdsBelow = (folder: string, word: string): boolean =>
  filesIn(folder).some((file) => readFileSync(file).includes(Buffer.from(word)));
