import { Failure, fail } from '@linli/kit';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

// A ledger of 200,000 rows × 20 columns is 150 MB of XML as Excel writes it, and 400 MB with its texts in the cells; it is
// never in memory as a whole. Text of ledgers shrinks to a tenth or a twentieth; what shrinks far more was made to.
const MOST_INFLATED = 512 * 1024 * 1024;
const MOST_RATIO = 150;
const SMALL = 4 * 1024 * 1024;
const MOST_ENTRIES = 1_000;

/** A workbook's parts, read with a limit on what they really inflate to. */
export interface Archive {
  has(name: string): boolean;
  /** Text of a part, chunk by chunk. */
  read(name: string): AsyncGenerator<string>;
  /** Text of a small part, whole. */
  whole(name: string): Promise<string>;
}

const damaged = (error: unknown): never => {
  if (error instanceof Failure) throw error;
  return fail('LEDGER_DAMAGED');
};

function checkEntry({ compressedSize, uncompressedSize }: Entry): void {
  const isLarge = uncompressedSize > SMALL;
  if (isLarge && uncompressedSize > MOST_RATIO * Math.max(1, compressedSize)) fail('LEDGER_BOMB');
}

/** The list of parts, refused by what the directory says of them before anything is inflated. */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) fail('LEDGER_ENCRYPTED');
    checkEntry(entry);
    total += entry.uncompressedSize;
    if (total > MOST_INFLATED || entries.size >= MOST_ENTRIES) fail('LEDGER_BOMB');
    entries.set(entry.fileName.replace(/^\//, ''), entry);
  }
  return entries;
}

// Nothing that Excel writes has a document type; what it could declare is never expanded, and refused to be clear.
const UNSAFE = /<!(?:DOCTYPE|ENTITY)/i;
const LONGEST = 9;

/** Opens the zip a workbook is. Declared sizes are checked first, real ones as they come. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(damaged);
  const entries = await entriesOf(zip).catch(damaged);
  async function* read(name: string): AsyncGenerator<string> {
    const entry = entries.get(name) ?? fail('LEDGER_DAMAGED', { part: name });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let before = '';
    let inflated = 0;
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        inflated += (chunk as Buffer).length;
        if (inflated > MOST_INFLATED) fail('LEDGER_BOMB');
        const text = decoder.decode(chunk as Buffer, { stream: true });
        if (UNSAFE.test(before + text)) fail('LEDGER_UNSAFE', { part: name });
        before = text.slice(-LONGEST);
        yield text;
      }
      decoder.decode();
    } catch (error) {
      damaged(error);
    }
  }
  return {
    has: (name) => entries.has(name),
    read,
    async whole(name) {
      let text = '';
      for await (const chunk of read(name)) {
        text += chunk;
        if (text.length > SMALL * 4) fail('LEDGER_BOMB');
      }
      return text;
    },
  };
}
