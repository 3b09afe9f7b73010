import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../preferences.tsx';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'linli';
    readonly resources: { readonly linli: typeof zhCN };
  }
}

/** Both languages travel with the build: switching is immediate and works without a network. */
export const startI18n = (language: Language): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'linli',
    resources: { 'zh-CN': { linli: zhCN }, en: { linli: en } },
    interpolation: { escapeValue: false },
  });
