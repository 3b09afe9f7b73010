import { CheckSquareOutlined, BorderOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from './case.ts';

/** 结案标准: what must hold before the case counts as resolved. */
export function Checks({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  if (file.closingChecks.length === 0) return null;
  return (
    <Card title={t('cases.checks')}>
      <ul className="lines">
        {file.closingChecks.map(({ code, text, done }) => (
          <li key={code}>
            <span>
              {done ? <CheckSquareOutlined aria-label="✓" /> : <BorderOutlined aria-label="☐" />} {text}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
