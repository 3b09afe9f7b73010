/** The languages of the sign-in pages. */
export type Language = 'zh' | 'en';

const zh = {
  lang: 'zh-CN',
  title: '登录邻里',
  username: '用户名',
  password: '密码',
  signIn: '登录',
  wrong: '用户名或密码错误。连续错误多次会暂时锁定。',
  notice: '开发与演示用登录，生产环境请使用 Keycloak。',
  other: 'English',
  expired: '登录已超时，请返回应用重试。',
  failed: '无法完成登录',
  leave: '退出登录',
  leaveAsk: '确定要退出登录吗？',
};

const en: typeof zh = {
  lang: 'en',
  title: 'Sign in to Linli',
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  wrong: 'The username or the password is wrong. After several failures in a row the name is locked for a while.',
  notice: 'Sign-in for development and demonstration. Production uses Keycloak.',
  other: '中文',
  expired: 'This sign-in has expired. Go back to the application and try again.',
  failed: 'The sign-in could not be completed',
  leave: 'Sign out',
  leaveAsk: 'Do you want to sign out?',
};

export const words: Readonly<Record<Language, typeof zh>> = { zh, en };

/** The first language wish that is one of ours; Chinese when there is none. */
export function languageOf(...wishes: readonly (string | null | undefined)[]): Language {
  const wish = wishes.find((text) => /^\s*(zh|en)\b/i.test(text ?? '')) ?? 'zh';
  return /^\s*en/i.test(wish) ? 'en' : 'zh';
}
