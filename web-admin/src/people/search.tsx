import { Alert, Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../parts/failure.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useMay } from '../viewer.tsx';
import { Homes } from './homes.tsx';
import { useLookup, type Found } from './lookup.ts';
import { People } from './rows.tsx';
import { wayOf, ways, type Way } from './way.ts';

/** Finds a person by an exact word. What is typed never stands in the address. */
export function Search() {
  const { t } = useTranslation();
  const mayAddress = useMay('house.read');
  const { found, search, clear } = useLookup();
  const [by, setBy] = useState<Way | 'AUTO'>('AUTO');
  const [isUnreadable, setUnreadable] = useState(false);
  const offered = ways.filter((way) => way !== 'ADDRESS' || mayAddress);
  const look = (text: string): void => {
    const word = text.trim();
    const way = by === 'AUTO' ? wayOf(word) : by;
    setUnreadable(!way || word.length < 2);
    if (way && word.length >= 2) search.mutate({ way, word });
  };
  return (
    <section className="stack" aria-label={t('people.search.label')}>
      <div className="people-search" role="search">
        <Select
          value={by}
          aria-label={t('people.search.by')}
          onChange={setBy}
          options={(['AUTO', ...offered] as const).map((way) => ({
            value: way,
            label: t(`people.search.ways.${way}`),
          }))}
        />
        <Input.Search
          aria-label={t('people.search.word')}
          placeholder={t('people.search.word')}
          enterButton={t('people.search.label')}
          maxLength={60}
          autoComplete="off"
          loading={search.isPending}
          onSearch={look}
        />
      </div>
      <p className="soft small search-note">{t('people.search.logged')}</p>
      {isUnreadable ? <Alert type="warning" showIcon title={t('people.search.unreadable')} /> : null}
      <Refused error={search.error} />
      {search.isPending ? <Waiting /> : null}
      {found && !search.isPending ? <Result found={found} clear={clear} /> : null}
    </section>
  );
}

/** Too many look-ups are no fault of the page: it says what the limit is, and what else can be done. */
function Refused({
  error,
}: {
  readonly error: (Parameters<typeof Failure>[0]['error'] & { readonly code?: string }) | null;
}) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <Space orientation="vertical" className="whole">
      <Failure error={error} />
      {error.code === 'LOOKUP_LIMITED' ? <p className="search-note">{t('people.search.limited')}</p> : null}
    </Space>
  );
}

function Result({ found: { way, matches, homes }, clear }: { readonly found: Found; readonly clear: () => unknown }) {
  const { t } = useTranslation();
  const count = matches?.residents.length ?? 0;
  return (
    <div className="stack" role="status">
      <div className="lines-head">
        {homes ? (
          <strong>{t('people.search.ways.ADDRESS')}</strong>
        ) : (
          <strong>{t('people.search.found', { way: t(`people.search.ways.${way}`), count })}</strong>
        )}
        <Button onClick={clear}>{t('people.search.clear')}</Button>
      </div>
      {matches?.isCut ? <Alert type="warning" showIcon title={t('people.search.cut')} /> : null}
      {matches && count === 0 ? <p className="soft">{t('people.search.none')}</p> : null}
      {matches && count > 0 ? <People lines={matches.residents} /> : null}
      {homes ? <Homes homes={homes} /> : null}
    </div>
  );
}
