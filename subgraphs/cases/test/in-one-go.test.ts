import { inOneGo } from '../src/in-one-go.ts';

const reading = () => {
  const reads: (readonly string[])[] = [];
  const find = inOneGo(async (keys) => {
    reads.push(keys);
    return new Map(keys.filter((key) => key !== 'B99').map((key) => [key, `category ${key}`]));
  });
  return { reads, find };
};

describe('a page of cases', () => {
  it('reads the categories of all its rows together, each once', async () => {
    const { reads, find } = reading();
    expect(await Promise.all(['A02', 'B05', 'A02'].map(find))).toEqual([
      'category A02',
      'category B05',
      'category A02',
    ]);
    expect(reads).toEqual([['A02', 'B05']]);
  });

  it('reads again for what is asked later, and finds nothing for what is not there', async () => {
    const { reads, find } = reading();
    await find('A02');
    expect(await find('B99')).toBeNull();
    expect(reads).toEqual([['A02'], ['B99']]);
  });
});
