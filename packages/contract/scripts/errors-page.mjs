// Writes docs/errors.md from the table of errors: npm run docs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cell = (text) => text.replaceAll('|', '\\|');

/** The page of errors, as docs/errors.md holds it. */
export function errorsPage(errors) {
  const rows = Object.entries(errors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { zh, en, retryable }]) => `| \`${code}\` | ${cell(zh)} | ${cell(en)} | ${retryable ? 'yes' : ''} |`);
  return `# Errors

Every failure a caller may act on has one stable code. It stands in \`errors[].extensions\` of the answer:

\`\`\`json
{ "code": "NOT_FOUND", "messageZh": "…", "messageEn": "…", "requestId": "…", "retryable": false, "field": "id" }
\`\`\`

\`field\` names the argument at fault, \`limit\` what it may be at most. What lies outside your jurisdiction answers \`NOT_FOUND\`,
as what does not exist. Anything unknown answers \`INTERNAL\` with the request id to tell the operator.
This page is written from \`packages/contract/src/errors\` by \`npm run docs\`; a test keeps it equal.

| code | 中文 | English | asking again may help |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { errors } = await import('../dist/index.js');
  writeFileSync(fileURLToPath(new URL('../../../docs/errors.md', import.meta.url)), errorsPage(errors));
}
