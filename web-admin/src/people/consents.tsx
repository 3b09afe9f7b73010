import { isPurpose } from '@linli/contract';
import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { purposeName } from '../purpose.tsx';
import { ActButton } from './actions/button.tsx';
import type { HomeFile, PersonFile } from './person.ts';
import { SealedTag } from './sealed/tag.tsx';

/** What the person agreed to, and when they stopped agreeing. */
export function Consents({ file, home }: { readonly file: PersonFile; readonly home: HomeFile }) {
  const { t, i18n } = useTranslation();
  const name = (code: string): string => (isPurpose(code) ? purposeName(code, i18n.language) : code);
  return (
    <Card title={t('people.consents')} extra={<ActButton file={file} act="CONSENT" />}>
      {home.consents.nodes.length === 0 ? <p className="soft">{t('people.noConsents')}</p> : null}
      <ul className="lines">
        {home.consents.nodes.map((consent) => (
          <li key={consent.id} className={consent.state === 'GIVEN' ? '' : 'over'}>
            <span className="lines-head">
              <strong>{name(consent.purpose)}</strong>
              <Tag color={consent.state === 'GIVEN' ? 'success' : 'default'}>{t(`consentState.${consent.state}`)}</Tag>
            </span>
            <span className="lines-head soft">
              <span>
                {t('people.from', { at: consent.givenOn })}
                {consent.withdrawnOn ? ` ${t('people.until', { at: consent.withdrawnOn })}` : null} ·{' '}
                {t('people.evidence')} {consent.evidence}
              </span>
              {consent.state === 'GIVEN' ? <ActButton file={file} act="WITHDRAW" consent={consent} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Sealed tags, for the few who know of any. */
export function SealedTags({ home }: { readonly home: HomeFile }) {
  const { t } = useTranslation();
  const tags = home.specialTags.nodes;
  if (tags.length === 0) return null;
  return (
    <Card title={t('people.specialTags')} className="sealed-card">
      <p className="soft">{t('people.sealed')}</p>
      <ul className="lines">
        {tags.map((tag) => (
          <SealedTag key={tag.id} tag={tag} isHere />
        ))}
      </ul>
    </Card>
  );
}
