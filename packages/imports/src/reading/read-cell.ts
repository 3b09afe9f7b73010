import type { Code } from '@linli/contract';
import { isCitizenNumber, isCode, wholeCode } from '@linli/vocabulary';
import { type Cell, type Figure, isFigure, isOdd, textOf } from '../cell.ts';
import type { Column, FieldKind } from '../target.ts';
import { dayOfFigure, dayOfText } from './days.ts';
import { plain, sameWord } from './plain.ts';

/** A value in its normal form, nothing, or what is wrong with it. */
export type Value = { readonly value: string | null } | { readonly code: Code };

const wrong = (code: Code): Value => ({ code });
const good = (value: string | null): Value => ({ value });

// IEEE 754: a number of more than fifteen digits is not what was typed.
const EXACT = 15;

/** Whether a number no longer says the digits that somebody typed. */
const hasLostDigits = (text: string): boolean => /^\d+(\.\d+)?e\+?\d+$/i.test(text) || /^\d{16,}(\.0+)?$/.test(text);

/** A code as a workbook keeps it when it is a number: `101`, also where it says `101.0`. */
const digitsOf = ({ raw }: Figure): string | null => {
  const [whole = ''] = raw.split(/\.0*$/);
  return whole.length > EXACT || /e/i.test(raw) ? null : whole;
};

const USUAL = 200;

const phones = [/^1\d{10}$/, /^0\d{2,3}\d{7,8}$/, /^[2-8]\d{6,7}$/, /^(?:400|800)\d{7}$/] as const;

const readers: Readonly<Record<FieldKind, (text: string, words: Words) => Value>> = {
  TEXT: (text) => good(text),
  DIGITS: (text) => (/\de\+\d/i.test(text) ? wrong('DIGITS_LOST') : good(text)),
  NUMBER: (text) => {
    const figure = text.replaceAll(/(?<=\d),(?=\d{3})/g, '');
    return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(figure) ? good(String(Number(figure))) : wrong('NUMBER_INVALID');
  },
  DATE: (text) => {
    const day = dayOfText(text);
    return day ? good(day) : wrong('DATE_INVALID');
  },
  CODE: (text, words) => {
    // Mostly it is written as the list writes it.
    const code = words.get(text) ?? words.get(sameWord(text));
    return code === undefined ? wrong('WORD_UNKNOWN') : good(code);
  },
  CITIZEN_NUMBER: (text) => {
    const number = text.replaceAll(/[\s-]/g, '').toUpperCase();
    if (/\dE\+/.test(number)) return wrong('DIGITS_LOST');
    return isCitizenNumber(number) ? good(number) : wrong('CITIZEN_NUMBER_INVALID');
  },
  PHONE: (text) => {
    if (/\de\+/i.test(text)) return wrong('DIGITS_LOST');
    const digits = text.replaceAll(/[\s()-]/g, '').replace(/^(\+|00)86/, '');
    return phones.some((shape) => shape.test(digits)) ? good(digits) : wrong('PHONE_INVALID');
  },
  PLACE: (text) => {
    const whole = wholeCode(text);
    return whole && isCode(whole) ? good(whole) : wrong('CODE_INVALID');
  },
};

/** Codes by what a ledger writes for them, under `sameWord`. */
export type Words = ReadonlyMap<string, string>;

function ofFigure(cell: Figure, kind: FieldKind, words: Words): Value {
  if (kind === 'DATE') {
    const day = dayOfFigure(cell);
    return day ? good(day) : wrong('DATE_INVALID');
  }
  if (cell.isDate) return wrong('TURNED_INTO_DATE');
  if (kind === 'NUMBER') return readers.NUMBER(String(Number(cell.raw)), words);
  const digits = digitsOf(cell);
  return digits === null || hasLostDigits(cell.raw) ? wrong('DIGITS_LOST') : readers[kind](digits, words);
}

function ofText(text: string, column: Column, words: Words): Value {
  if (text === '') return column.required ? wrong('VALUE_MISSING') : good(null);
  const { max = USUAL } = column;
  if (text.length > max && [...text].length > max) return wrong('TEXT_TOO_LONG');
  return readers[column.kind](text, words);
}

/** What a cell says for a field. */
export function readCell(cell: Cell, column: Column, words: Words): Value {
  if (isOdd(cell)) return wrong(cell.odd === 'FORMULA' ? 'CELL_FORMULA' : 'CELL_ERROR');
  if (isFigure(cell)) return ofFigure(cell, column.kind, words);
  const text = textOf(cell);
  if (text.includes('\0')) return wrong('CELL_NUL');
  const said = plain(text);
  return said.startsWith('=') ? wrong('CELL_FORMULA') : ofText(said, column, words);
}
