const pairsOf = (text: string): readonly string[] => {
  const letters = [...text];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
};

/** How alike two names are, 0 to 1: neighbouring pairs in common (Dice). */
export function alike(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const pair of pairsOf(one)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOf(other)) {
    const n = left.get(pair) ?? 0;
    if (n > 0) common += 1;
    left.set(pair, n - 1);
  }
  return (2 * common) / (pairsOf(one).length + pairsOf(other).length || 1);
}

const MOST = 6;

/** What to search for when a name is not known: itself, then ever shorter pieces of it. */
export function piecesOf(name: string): readonly string[] {
  const letters = [...name];
  const pieces: string[] = [];
  for (let length = letters.length; length >= 2 && pieces.length < MOST; length -= 1)
    for (let at = 0; at + length <= letters.length && pieces.length < MOST; at += 1)
      pieces.push(letters.slice(at, at + length).join(''));
  return pieces;
}
