import type { Context } from 'oidc-provider';
import { escapeHtml, page, quietPolicy } from './layout.ts';
import { languageOf, words } from './words.ts';

/** Says that a sign-in went wrong, with the code a developer needs. */
export async function errorPage(ctx: Context, { error }: { readonly error: string }): Promise<void> {
  const language = languageOf(ctx.get('accept-language'));
  const { failed } = words[language];
  ctx.set('content-security-policy', quietPolicy);
  ctx.type = 'html';
  ctx.body = page(language, failed, `<h1>${failed}</h1><p role="alert"><code>${escapeHtml(error)}</code></p>`);
}
