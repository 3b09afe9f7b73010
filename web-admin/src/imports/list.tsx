import { Card, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { oneOf, useAddress } from '../address.ts';
import { useAsk, useAskPages } from '../asking.ts';
import { grouped, percent } from '../numbers.ts';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Foot } from '../parts/foot.tsx';
import { fullDateTime } from '../time.ts';
import { fieldName } from './job.ts';
import { ledgerNames, ledgers, type LedgerName } from './ledgers.ts';
import { Upload } from './upload.tsx';

/** Ledgers on their way in: a new one, those before, and what was matched and kept. */
export function ImportListPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const name = oneOf(ledgerNames, address.get('ledger')) ?? 'house';
  return (
    <Page title={t('page.imports')}>
      <p className="soft">{t('imports.hint')}</p>
      <Radio.Group
        aria-label={t('imports.which')}
        value={name}
        onChange={({ target }) => change({ ledger: String(target.value) })}
        options={ledgerNames.map((value) => ({ value, label: t(`imports.ledger.${value}`) }))}
      />
      <Upload key={name} name={name} />
      <Jobs name={name} />
      <Templates name={name} />
    </Page>
  );
}

function Jobs({ name }: { readonly name: LedgerName }) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, refetch, ...more } = useAskPages(
    ledgers[name].jobs,
    { first: 20 },
    ({ jobs }) => jobs.pageInfo,
  );
  const lines = data?.flatMap(({ jobs }) => jobs.nodes) ?? [];
  return (
    <Card title={t('imports.jobs')} className="jobs">
      <Failure error={error} retry={refetch} />
      {lines.length === 0 && !isPending && !error ? <p className="soft">{t('imports.noJobs')}</p> : null}
      <ul className="lines">
        {lines.map(({ id, fileName, state, progress, checked, applied, createdAt }) => (
          <li key={id}>
            <span className="lines-head">
              <Link to={`/imports/${name}/${id}`}>{fileName}</Link>
              <Tag {...(state === 'FAILED' || state === 'PARTLY' ? { color: 'warning' } : {})}>
                {t(`imports.state.${state}`)} {progress === null ? null : percent(progress)}
              </Tag>
            </span>
            <span className="soft small">
              {fullDateTime(createdAt, i18n.language)}
              {checked ? ` · ${t('imports.figures.rows')} ${grouped(checked.rows)}` : null}
              {applied ? ` · ${t('imports.figures.faulty')} ${grouped(applied.faulty)}` : null}
            </span>
          </li>
        ))}
      </ul>
      <Foot shown={lines.length} total={data?.[0]?.jobs.totalCount ?? null} more={more} />
    </Card>
  );
}

function Templates({ name }: { readonly name: LedgerName }) {
  const { t } = useTranslation();
  const { data, error } = useAsk(ledgers[name].templates, {});
  const kept = data?.templates.nodes ?? [];
  return (
    <Card title={t('imports.templates')}>
      <Failure error={error} />
      {data && kept.length === 0 ? <p className="soft">{t('imports.noTemplates')}</p> : null}
      {kept.length > 0 ? <p className="soft">{t('imports.templateHint')}</p> : null}
      {kept.map(({ id, name: title, titles, words }) => (
        <details key={id}>
          <summary>
            {title}{' '}
            <span className="soft">{t('imports.templateOf', { titles: titles.length, words: words.length })}</span>
          </summary>
          <ul className="pairs">
            {titles.map((pair) => (
              <li key={pair.title}>
                {pair.title} → {fieldName(pair.field, t)}
              </li>
            ))}
            {words.map((pair) => (
              <li key={`${pair.field} ${pair.word}`}>
                {fieldName(pair.field, t)}:{pair.word} → {pair.code}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}
