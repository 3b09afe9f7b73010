import type { Provider } from '../oidc.ts';
import type { CheckPassword } from '../passwords.ts';
import { readForm, sendHtml, type Visit } from '../http.ts';
import { paths } from '../paths.ts';
import { escapeHtml, page, quietPolicy } from './layout.ts';
import { languageOf, words, type Language } from './words.ts';

interface Form {
  readonly language: Language;
  readonly username?: string;
  readonly isWrong?: boolean;
}

// Ids are Keycloak's, so that one test drives both.
function form({ language, username = '', isWrong = false }: Form): string {
  const text = words[language];
  const alert = isWrong ? `<p role="alert" id="input-error">${text.wrong}</p>` : '';
  const marks = isWrong ? ' aria-invalid="true" aria-describedby="input-error"' : '';
  const other = language === 'zh' ? 'en' : 'zh-CN';
  return page(
    language,
    text.title,
    `<h1>${text.title}</h1>${alert}
<form id="kc-form-login" method="post">
<label>${text.username}<input id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus${marks}></label>
<label>${text.password}<input id="password" name="password" type="password" autocomplete="current-password" required${marks}></label>
<button id="kc-login" type="submit">${text.signIn}</button>
</form>
<footer>${text.notice}<br><a href="?kc_locale=${other}" lang="${other}">${text.other}</a></footer>`,
  );
}

/** A form posted by another site's page is not a person signing in here. */
function isFromElsewhere({ req }: Visit, origin: string): boolean {
  const from = req.headers.origin;
  return from !== undefined && from !== 'null' && from !== origin;
}

/** The sign-in page: shows the form, checks it, and sends the browser on. */
export const loginPage = (provider: Provider, check: CheckPassword, origin: string) => {
  return async (visit: Visit): Promise<void> => {
    const { req, res, path, query } = visit;
    const wishes = [query.get('kc_locale'), query.get('ui_locales')];
    res.setHeader('content-security-policy', quietPolicy);
    res.setHeader('referrer-policy', 'no-referrer');
    const interaction = await provider.interactionDetails(req, res).catch(() => undefined);
    const language = languageOf(
      ...wishes,
      String(interaction?.params['ui_locales'] ?? ''),
      req.headers['accept-language'],
    );
    const text = words[language];
    if (!interaction || path !== `${paths.login}/${interaction.uid}`) {
      return sendHtml(
        res,
        page(language, text.title, `<h1>${text.title}</h1><p role="alert">${text.expired}</p>`),
        400,
      );
    }
    if (req.method !== 'POST') return sendHtml(res, form({ language }));
    if (isFromElsewhere(visit, origin)) return sendHtml(res, form({ language }), 403);
    const filled = await readForm(req);
    const username = filled.get('username') ?? '';
    const person = await check(username, filled.get('password') ?? '');
    if (!person) return sendHtml(res, form({ language, username, isWrong: true }));
    const login = { accountId: person.id, amr: ['pwd'], acr: '1' };
    return provider.interactionFinished(req, res, { login });
  };
};
