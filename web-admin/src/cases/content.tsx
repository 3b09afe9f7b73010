import { Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RevealCase, type RevealCaseQuery } from '../generated/api.ts';
import { Fact } from '../parts/fact.tsx';
import { opened } from '../parts/opened.ts';
import { Reveal } from '../parts/reveal.tsx';
import { fullDateTime } from '../time.ts';
import type { CaseFile } from './case.ts';
import { severityOf } from './codes.ts';
import { Holder } from './rows.tsx';

type Revealed = NonNullable<RevealCaseQuery['case']>;

// A masked text of which nothing is left, as the API writes it.
const HIDDEN = '***';

/** What was reported, by whom and where. Personal fields are masked until a purpose is named. */
export function Content({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const shown = { ...file, ...(revealed?.id === file.id ? revealed : {}) };
  return (
    <Card
      title={t('cases.what')}
      extra={
        <Reveal
          operation={RevealCase}
          variables={{ id: file.id }}
          clear={(data) => opened(file, data.case)}
          isShown={revealed !== null}
          onReveal={(data) => setRevealed(data?.case ?? null)}
          offered={['CASE_HANDLING', 'EMERGENCY']}
        />
      }
    >
      <p className={shown.description === HIDDEN ? 'case-text soft' : 'case-text'}>
        {shown.description === HIDDEN ? t('cases.hidden') : (shown.description ?? '–')}
      </p>
      <dl className="facts">
        <Matter file={file} />
        <Fact name={t('cases.address')}>{shown.address}</Fact>
        <Fact name={t('cases.reporter')}>
          {t(`reporterKind.${file.reporterKind}`)} {file.anonymous ? <Tag>{t('cases.anonymous')}</Tag> : null}
        </Fact>
        <Fact name={t('cases.reporterName')}>{shown.reporterName}</Fact>
        <Fact name={t('cases.reporterPhone')}>{shown.reporterPhone}</Fact>
        <Dates file={file} />
        <Outcome file={file} />
      </dl>
      <Turns file={file} />
      <Repeats file={file} />
    </Card>
  );
}

function Matter({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const places = [file.jurisdiction?.name, file.grid?.name].filter(Boolean);
  return (
    <>
      <Fact name={t('cases.filters.category')}>{file.category?.name ?? file.categoryCode}</Fact>
      <Fact name={t('cases.filters.severity')}>
        {t(`severity.${severityOf(file.severity)}`)} {file.urgent ? <Tag color="error">{t('cases.urgent')}</Tag> : null}
      </Fact>
      <Fact name={t('cases.filters.channel')}>{t(`channel.${file.channel}`)}</Fact>
      <Fact name={t('cases.place')}>{places.length > 0 ? places.join(' · ') : null}</Fact>
      <Fact name={t('cases.holder')}>
        <Holder line={file} />
      </Fact>
    </>
  );
}

function Outcome({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <>
      {file.source ? <Fact name={t('cases.source')}>{file.source}</Fact> : null}
      {file.result ? <Fact name={t('cases.result')}>{file.result}</Fact> : null}
      {file.satisfaction ? <Fact name={t('cases.satisfaction')}>{file.satisfaction} / 5</Fact> : null}
    </>
  );
}

function Dates({ file }: { readonly file: CaseFile }) {
  const { t, i18n } = useTranslation();
  return (['reportedAt', 'resolvedAt', 'closedAt'] as const).map((name) => {
    const at = file[name];
    return at ? (
      <Fact key={name} name={t(`cases.${name}`)}>
        {fullDateTime(at, i18n.language)}
      </Fact>
    ) : null;
  });
}

/** How often it went the wrong way. */
function Turns({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const turns = [
    ['returns', file.returnCount],
    ['rework', file.reworkCount],
    ['reopened', file.reopenCount],
    ['unreachable', file.unreachableCount],
  ] as const;
  const happened = turns.filter(([, count]) => count > 0);
  if (happened.length === 0) return null;
  return (
    <p className="tags">
      {happened.map(([name, count]) => (
        <Tag key={name} color="warning">
          {t(`cases.${name}`, { count })}
        </Tag>
      ))}
    </p>
  );
}

function Repeats({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const { duplicateOf, duplicates } = file;
  if (!duplicateOf && duplicates.nodes.length === 0) return null;
  return (
    <ul className="repeats">
      {duplicateOf ? (
        <li>
          {t('cases.duplicateOf')} <Link to={`/cases/${duplicateOf.id}`}>{duplicateOf.number}</Link> {duplicateOf.title}
        </li>
      ) : null}
      {duplicates.nodes.map(({ id, number, title }) => (
        <li key={id}>
          {t('cases.duplicates')} <Link to={`/cases/${id}`}>{number}</Link> {title}
        </li>
      ))}
    </ul>
  );
}
