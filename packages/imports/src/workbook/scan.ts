import { fail } from '@linli/kit';

/** One element in a text. */
export interface Element {
  readonly start: number;
  readonly end: number;
  /** What stands behind its name in the start tag. */
  readonly attributes: string;
  readonly body: string;
}

/** Whether a tag's name ends here. */
export const endsName = (text: string, at: number): boolean => ' />\t\r\n'.includes(text.charAt(at));

/**
 * The elements of a name in a text, one after the other; they do not stand in each other. Every character is looked at
 * once: a pattern would look for each missing end again and again.
 */
export function* elementsIn(text: string, name: string): Generator<Element> {
  const [open, close] = [`<${name}`, `</${name}>`];
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const after = start + open.length;
    at = after;
    if (!endsName(text, after)) continue;
    const head = text.indexOf('>', after);
    const isEmpty = text.charAt(head - 1) === '/';
    const end = isEmpty ? head : text.indexOf(close, head);
    if (head < 0 || end < 0) fail('LEDGER_DAMAGED');
    at = end + (isEmpty ? 1 : close.length);
    const attributes = text.slice(after, isEmpty ? head - 1 : head);
    yield { start, end: at, attributes, body: isEmpty ? '' : text.slice(head + 1, end) };
  }
}

/** The first element of a name, if there is one. */
export const firstIn = (text: string, name: string): Element | undefined => elementsIn(text, name).next().value;

/** A text without the elements of a name. */
export function without(text: string, name: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of elementsIn(text, name)) {
    kept += text.slice(at, start);
    at = end;
  }
  return at === 0 ? text : kept + text.slice(at);
}

/** The prefix an element is written with: `x:` of `<x:row>`, mostly none. */
export const prefixOf = (element: string): string => /^<(\w{1,20}:)?/.exec(element)?.[1] ?? '';
