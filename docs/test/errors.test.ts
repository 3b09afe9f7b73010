import { readFileSync } from 'node:fs';
import { type Code, errors, errorText } from '@linli/contract';
import { errorsPage } from '../../packages/contract/scripts/errors-page.mjs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the table of errors', () => {
  it('is what docs/errors.md says: npm run docs writes it anew', () => {
    expect(read('../errors.md')).toBe(errorsPage(errors));
  });

  it.each(Object.keys(errors) as Code[])('says %s in Chinese and in English', (code) => {
    const { zh, en } = errorText(code);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][\x20-\x7e’–—]+$/);
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });
});
