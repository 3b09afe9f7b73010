import { randomBytes } from 'node:crypto';
import type { Context } from 'oidc-provider';
import { page, quietPolicy } from './layout.ts';
import { languageOf, words } from './words.ts';

/** Keycloak does not ask when a valid `id_token_hint` came along: then the page submits itself. */
export async function askToLeave(ctx: Context, form: string): Promise<void> {
  const language = languageOf(ctx.oidc.params['ui_locales'], ctx.get('accept-language'));
  const text = words[language];
  const nonce = randomBytes(16).toString('base64');
  const isHinted = ctx.oidc.entities['IdTokenHint'] !== undefined;
  const leave = `<script nonce="${nonce}">document.getElementById('kc-logout').click()</script>`;
  ctx.set('content-security-policy', `${quietPolicy}; script-src 'nonce-${nonce}'`);
  ctx.body = page(
    language,
    text.leave,
    `<h1>${text.leave}</h1><p>${text.leaveAsk}</p>${form}
<button form="op.logoutForm" name="logout" value="yes" id="kc-logout">${text.leave}</button>${isHinted ? leave : ''}`,
  );
}
