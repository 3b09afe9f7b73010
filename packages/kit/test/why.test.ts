import { runInNewContext } from 'node:vm';
import { whyOf } from '../src/why.ts';

describe('what a log knows of an error', () => {
  it('is its name and its words, from whichever realm it comes', () => {
    expect(whyOf(new TypeError('fetch failed'))).toMatchObject({ error: 'TypeError', says: 'fetch failed' });
    const foreign: unknown = runInNewContext('new TypeError("fetch failed")');
    expect(foreign).not.toBeInstanceOf(TypeError);
    expect(whyOf(foreign)).toMatchObject({ error: 'TypeError', says: 'fetch failed' });
  });

  it('is no word of what was thrown and is no error', () => {
    expect(whyOf('金丝雀')).toEqual({ error: 'string' });
  });
});
