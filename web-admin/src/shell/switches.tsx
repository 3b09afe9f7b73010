import { FontSizeOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences.tsx';

/** Language and size of type, both at once and for this device. */
export function Switches() {
  const { t } = useTranslation();
  const { language, isLarge, set } = usePreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <Tooltip title={t('shell.largeHint')}>
        <Button
          type="text"
          icon={<FontSizeOutlined aria-hidden />}
          aria-pressed={isLarge}
          onClick={() => set({ isLarge: !isLarge })}
        >
          {isLarge ? t('shell.usualType') : t('shell.largeType')}
        </Button>
      </Tooltip>
      <Button
        type="text"
        icon={<TranslationOutlined aria-hidden />}
        lang={other}
        onClick={() => set({ language: other })}
      >
        {language === 'en' ? '中文' : 'English'}
      </Button>
    </>
  );
}
