import { fail } from '@linli/kit';
import { openCsv } from './csv/csv.ts';
import type { Ledger } from './ledger.ts';
import { openWorkbook } from './workbook/workbook.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');
// The compound file of old Office, which is also what wraps an encrypted workbook (MS-CFB 2.2, MS-OFFCRYPTO 2.3.2).
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const starts = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

// First bytes of what people take for a ledger by mistake: PDF, PNG, JPEG, RAR, 7z.
const others = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'Rar!', '7z\xbc\xaf'].map((mark) => Buffer.from(mark, 'latin1'));

/** Opens a ledger by what it is, whatever its name says. Everything that cannot be read has a code of its own. */
export async function openLedger(bytes: Buffer): Promise<Ledger> {
  if (bytes.length === 0) return fail('LEDGER_EMPTY');
  if (starts(bytes, COMPOUND)) return fail(bytes.includes(ENCRYPTED) ? 'LEDGER_ENCRYPTED' : 'LEDGER_OLD_FORMAT');
  if (starts(bytes, ZIP) || starts(bytes, EMPTY_ZIP)) return openWorkbook(bytes);
  if (others.some((mark) => starts(bytes, mark))) return fail('LEDGER_UNREADABLE');
  return openCsv(bytes);
}
