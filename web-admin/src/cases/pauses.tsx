import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../time.ts';
import type { CaseFile } from './case.ts';

/** 挂起与延期: what was asked for and what the dispatcher said. */
export function Pauses({ file }: { readonly file: CaseFile }) {
  const { t, i18n } = useTranslation();
  if (file.pauses.length === 0) return null;
  return (
    <Card title={t('cases.pauses')}>
      <ul className="lines">
        {file.pauses.map(({ id, kind, state, until, reason, decision }) => (
          <li key={id}>
            <span className="lines-head">
              <strong>
                {t(`pauseKind.${kind}`)} {t('cases.until', { at: dateTime(until, i18n.language) })}
              </strong>
              <Tag color={state === 'REQUESTED' ? 'warning' : 'default'}>{t(`pauseState.${state}`)}</Tag>
            </span>
            <span className="soft">{[reason, decision].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
