import { codeListOf, codeLists, readNationalTree, wordFor } from '@linli/vocabulary';

describe.each(codeLists.map((list) => [list.id, list] as const))('the code list %s', (id, list) => {
  it('has every code once, each with its word', () => {
    expect(new Set(list.entries.map(({ code }) => code)).size).toBe(list.entries.length);
    expect(list.entries.filter(({ code, zh }) => code === '' || !/^\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(new Set(list.entries.map(({ code }) => code.length)).size).toBe(1);
  });

  it('says where it comes from and claims no conformity', () => {
    expect(list.source).not.toBe('');
    expect(list.verified).toBe(false);
    expect(codeListOf(id)).toBe(list);
  });
});

describe('the code lists', () => {
  it('tell 56 peoples', () => {
    const peoples = codeListOf('ethnic-group');
    expect(peoples?.entries).toHaveLength(56);
    expect(peoples && ['01', '29', '56'].map((code) => wordFor(peoples, code))).toEqual([
      '汉族',
      '柯尔克孜族',
      '基诺族',
    ]);
  });

  it('have a kind for every street and committee of the national tree', () => {
    const [streets, committees] = [codeListOf('street-kind'), codeListOf('committee-kind')];
    const unknown = [...readNationalTree()].filter(({ level, code }) => {
      const list = level === 'STREET' ? streets : level === 'COMMUNITY' ? committees : null;
      return list && wordFor(list, code.slice(level === 'STREET' ? 6 : 9).charAt(0)) === null;
    });
    expect(unknown).toEqual([]);
  });

  it('know no word for what is not in them', () => {
    expect(codeListOf('nothing')).toBeNull();
    const sexes = codeListOf('sex');
    expect(sexes && wordFor(sexes, '7')).toBeNull();
  });
});
