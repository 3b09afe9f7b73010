import { pinyin } from 'pinyin-pro';
import { nameText, numberText } from './written.ts';

const kept = new Map<string, string>();
const MOST = 20_000;

// Names repeat: a town of a hundred thousand has far fewer.
function initialsFound(name: string): string {
  const sounds = pinyin(name, {
    pattern: 'pinyin',
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'removed',
  });
  return sounds.map((sound) => sound.charAt(0)).join('');
}

/** The first letters of a Chinese name's syllables, surnames read as such (单 is Shan): 张三丰 is zsf. */
export function initialsOf(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const found = initialsFound(name).toLowerCase();
  if (kept.size >= MOST) kept.clear();
  kept.set(name, found);
  return found;
}

/** Words a person is found by: the whole name and its initials, at least two letters each, so that a surname finds nobody. */
export const nameWords = (name: string): readonly string[] =>
  [nameText(name).toLowerCase(), initialsOf(nameText(name))].filter((word) => [...word].length > 1);

/** The last four of a number; shorter ones have none. */
export const tailWords = (...numbers: readonly (string | null | undefined)[]): readonly string[] =>
  numbers.flatMap((number) => (number && number.length >= 8 ? [numberText(number).slice(-4)] : []));
