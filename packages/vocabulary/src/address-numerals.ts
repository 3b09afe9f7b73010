const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The letters of Chinese numerals, for patterns. */
export const NUMERALS = '〇零一二两三四五六七八九十百千';

/** 二〇一: figures said one after another. */
const spelled = (text: string): string => [...text].map((letter) => String(digits[letter] ?? '')).join('');

/** 一百零二: a number with its powers of ten. */
function counted(text: string): string {
  let sum = 0;
  let held = 0;
  for (const letter of text) {
    const power = powers[letter];
    if (power) {
      sum += (held || 1) * power;
      held = 0;
    } else held = digits[letter] ?? 0;
  }
  return String(sum + held);
}

/** A Chinese numeral in Arabic figures: 十二 → 12, 一百零二 → 102, 二〇一 → 201. */
export const figuresOf = (text: string): string => (/[十百千]/.test(text) ? counted(text) : spelled(text));
