/** One entry of a code list, in the words of the standard. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
}

/** A national code list as a dictionary to load. Its text was not before us: it is a vocabulary, no claim of conformity. */
export interface CodeList {
  readonly id: string;
  readonly standard: string;
  readonly zh: string;
  /** Where the entries come from. */
  readonly source: string;
  /** Whether the entries were compared with the standard's own text. */
  readonly verified: false;
  readonly entries: readonly CodeEntry[];
}

/** Builds a list from `code word` pairs separated by commas, in the order of the standard. */
export const listOf = (head: Omit<CodeList, 'verified' | 'entries'>, pairs: string): CodeList => ({
  ...head,
  verified: false,
  entries: pairs.split(',').map((pair) => {
    const [code = '', zh = ''] = pair.trim().split(' ');
    return { code, zh };
  }),
});

/** The word for a code; null when the list has none. */
export const wordFor = (list: CodeList, code: string): string | null =>
  list.entries.find((entry) => entry.code === code)?.zh ?? null;
