// Writes what imports add to a contract: node packages/imports/bin/contract.mjs <subgraph folder>
// Between the lines `# import:query`, `# import:mutation` or `# import:types` and `# import:end` of its schema.graphql.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractOf } from '../dist/index.js';

const folder = resolve(process.argv[2] ?? '.');
const { ledgers } = await import(pathToFileURL(resolve(folder, process.argv[3] ?? 'dist/index.js')).href);
const file = resolve(folder, 'schema.graphql');
const pieces = contractOf(ledgers);

const written = Object.entries(pieces).reduce(
  (text, [name, piece]) => {
    const section = new RegExp(`([ \\t]*# import:${name}\\n)[\\s\\S]*?([ \\t]*# import:end)`);
    if (!section.test(text)) throw new Error(`${file} has no line "# import:${name}"`);
    return text.replace(section, (_, begin, end) => `${begin}${piece.trim()}\n${end}`);
  },
  readFileSync(file, 'utf8'),
);
writeFileSync(file, written);
execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', file], { stdio: 'inherit' });
