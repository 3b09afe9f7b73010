// The ring file: one key a line, `id:base64`, newest first.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ringPath = (data) => process.env.LINLI_FIELD_RING ?? join(data, 'keys', 'fields.ring');

export function readRing(data) {
  const path = ringPath(data);
  if (!existsSync(path)) {
    process.stderr.write(`There is no ring at ${path}. Name the data folder with --data, or set LINLI_FIELD_RING.\n`);
    process.exit(2);
  }
  const lines = readFileSync(path, 'utf8').split(/\s+/).filter(Boolean);
  return lines.map((line) => ({ id: line.slice(0, line.indexOf(':')), line }));
}

/** Beside and renamed, readable by its owner alone: whoever reads meanwhile finds the old ring or the new one. */
export function writeRing(data, keys) {
  const path = ringPath(data);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${keys.map(({ line }) => line).join('\n')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}

/** A key with the next number: k1, k2, … */
export function newKey(keys) {
  const numbers = keys.map(({ id }) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(0, ...numbers) + 1}`;
  return { id, line: `${id}:${randomBytes(32).toString('base64')}` };
}
