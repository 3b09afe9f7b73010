import { words, type Language } from './words.ts';

/** Text as it may stand in HTML, attributes included. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Contrast of text, button and alert is at least 4.5:1 in both schemes; targets are 44 px high (WCAG 2.1 AA).
const style = `
:root { color-scheme: light dark; --ink: #1f2329; --soft: #5c6470; --line: #8a929e; --paper: #fff; --ground: #eef2f6; --main: #0958d9; --alert: #a8071a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a9b1bd; --line: #7d8590; --paper: #1c1f24; --ground: #101215; --main: #1668dc; --alert: #ff9c9c; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { width: 100%; max-width: 24rem; padding: 2rem; background: var(--paper); border-radius: .75rem; box-shadow: 0 .25rem 1.5rem #0002; }
h1 { margin: 0 0 1.5rem; font-size: 1.5rem; }
label { display: block; margin-bottom: 1rem; font-weight: 600; }
input { display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; }
button { width: 100%; min-height: 2.75rem; margin-top: .5rem; font: inherit; font-weight: 600; color: #fff; background: var(--main); border: 0; border-radius: .5rem; cursor: pointer; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
[role=alert] { padding: .5rem .75rem; border-left: .25rem solid var(--alert); color: var(--alert); }
footer { margin-top: 1.5rem; font-size: .875rem; color: var(--soft); }
footer a { color: inherit; display: inline-block; padding: .5rem 0; }
`;

/** A whole page in one language. `body` is HTML and has been escaped where it must. */
export const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${words[language].lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body>
</html>`;

/** What a page without scripts may do: show itself, post its form, and stand in no frame. */
export const quietPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
