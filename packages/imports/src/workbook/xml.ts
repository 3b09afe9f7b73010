import { fail } from '@linli/kit';
import { endsName } from './scan.ts';

const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

function character(name: string, whole: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}

/** Text with its references resolved: the five names and the numbers of XML, and nothing a document declares. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, name: string) => character(name, whole))
    : text;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML 1.0 has no way to say. Excel writes it as _x0000_.
// oxlint-disable-next-line no-control-regex -- exactly these
const unsaid = /[\0-\b\v\f\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as it stands in a document. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/_x([\dA-Fa-f]{4})_/g, '_x005F_x$1_')
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark)
    .replaceAll(unsaid, (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('\r', '_x000D_');

/** What Excel writes for a character that XML cannot hold (ECMA-376 22.9.2.19). */
export const unescapeExcel = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The value of an attribute in the text of a start tag. */
export function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}=`);
  if (at < 0) return null;
  const quote = tag.charAt(at + name.length + 2);
  const from = at + name.length + 3;
  const until = tag.indexOf(quote, from);
  return until < 0 ? null : unescapeXml(tag.slice(from, until));
}

/** The start tags of a name, whatever prefix the document gives it. */
export const tagsOf = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g'))].map(([tag]) =>
    tag.replaceAll(/\s+/g, ' '),
  );

// One element: a row of two hundred long cells. A longer one is no ledger.
const LONGEST = 4 * 1024 * 1024;

/** The prefix a document writes before its names, known once its first tag is there. */
const prefixIn = (text: string): string | null => /<(?![?!])((?:\w+:)?)\w+[\s>]/.exec(text)?.[1] ?? null;

interface Found {
  readonly elements: readonly string[];
  /** What is left over for the next chunk. */
  readonly rest: string;
}

function cut(text: string, name: string): Found {
  const [open, close] = [`<${name}`, `</${name}>`];
  const elements: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start < 0) return { elements, rest: text.slice(Math.max(at, text.length - open.length)) };
    const head = text.indexOf('>', start);
    if (head < 0) return { elements, rest: text.slice(start) };
    if (!endsName(text, start + open.length)) {
      at = start + open.length;
      continue;
    }
    const isEmpty = text.charAt(head - 1) === '/';
    const end = isEmpty ? head : text.indexOf(close, head);
    if (end < 0) return { elements, rest: text.slice(start) };
    at = end + (isEmpty ? 1 : close.length);
    elements.push(text.slice(start, at));
  }
}

/** The elements of a name as they come, without their prefix being asked for. They do not stand in each other. */
export async function* elementsOf(texts: AsyncIterable<string>, name: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  let prefix: string | null = null;
  for await (const text of texts) {
    rest += text;
    prefix ??= prefixIn(rest);
    if (rest.length > LONGEST) fail('LEDGER_UNSAFE');
    if (prefix === null) continue;
    const found = cut(rest, prefix + name);
    rest = found.rest;
    if (rest.length > LONGEST) fail('LEDGER_UNSAFE');
    if (found.elements.length > 0) yield found.elements;
  }
}
