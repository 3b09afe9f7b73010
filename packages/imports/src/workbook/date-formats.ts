import { firstIn } from './scan.ts';
import { attribute, tagsOf } from './xml.ts';

// The numbers of built-in formats that show a day (ECMA-376 18.8.30); 27–36 and 50–58 are those of Chinese Excel.
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a format of one's own shows a day: a letter of one, outside of what stands in quotes and brackets. */
const showsDay = (code: string): boolean =>
  /[yd年日]|m+[/\-月]/iu.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(code);

/** By the number a cell's `s` gives: whether its format shows a day. */
export function dateStylesOf(styles: string): readonly boolean[] {
  const own = new Map(
    tagsOf(styles, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']),
  );
  const prefix = /<(\w{1,20}:)?styleSheet[\s>]/.exec(styles)?.[1] ?? '';
  const formats = firstIn(styles, `${prefix}cellXfs`)?.body ?? '';
  return tagsOf(formats, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = own.get(id);
    return code === undefined ? builtIn(id) : showsDay(code);
  });
}
