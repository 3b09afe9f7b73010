import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiError } from './api.ts';
import { useIsPhone } from './parts/screen.ts';
import { usePreferences } from './preferences.tsx';
import { router } from './routes.tsx';
import { themeOf } from './theme.ts';

// What the API has refused will be refused again; only a lost connection is worth one more try.
const retry = (count: number, error: Error): boolean =>
  count < 1 && error instanceof ApiError && ['UNREACHABLE', 'TRY_AGAIN', 'SERVICE_UNAVAILABLE'].includes(error.code);

const wantsStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

const client = new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5000 } } });

/** The whole application in one language and one size of type. */
export function Console() {
  const { language, isLarge } = usePreferences();
  const isPhone = useIsPhone();
  const size = isLarge ? 'large' : isPhone ? 'touch' : 'usual';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['type'] = size;
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
    void i18next.changeLanguage(language);
  }, [language, size]);
  return (
    // Lists here are short: whole lists are found by the browser's search and by screen readers.
    <ConfigProvider
      virtual={false}
      locale={language === 'en' ? enUS : zhCN}
      theme={themeOf(size, wantsStill)}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={client}>
        <App>
          <RouterProvider router={router} />
        </App>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
