import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { departmentName } from '../names.ts';
import { Light } from '../parts/light.tsx';
import { dateTime } from '../time.ts';
import type { CaseFile } from './case.ts';

/** 五队联动: each co-handler with its own clock and answer. */
export function Parties({ file }: { readonly file: CaseFile }) {
  const { t, i18n } = useTranslation();
  if (file.coHandlers.length === 0) return null;
  return (
    <Card title={t('cases.coHandlers')}>
      <ul className="lines">
        {file.coHandlers.map(({ department, nodeCode, state, dueAt, light, answeredAt, note }) => (
          <li key={`${department}@${nodeCode}`}>
            <span className="lines-head">
              <strong>{departmentName(department, t)}</strong>
              <span>
                <Tag>{t(`coHandler.${state}`)}</Tag>
                {answeredAt ? null : <Light colour={light} />}
              </span>
            </span>
            <span className="soft">
              {answeredAt
                ? t('cases.clock.ended', { at: dateTime(answeredAt, i18n.language) })
                : t('cases.clock.due', { at: dateTime(dueAt, i18n.language) })}
              {note ? ` · ${note}` : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
