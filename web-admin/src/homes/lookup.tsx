import { Card, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../asking.ts';
import { LookupAddress, type LookupAddressQuery } from '../generated/api.ts';
import { percent } from '../numbers.ts';
import { Failure } from '../parts/failure.tsx';

type Candidate = LookupAddressQuery['lookupAddress']['candidates'][number];

const pathOf = ({ house, building, estate }: Candidate): string | null => {
  if (house) return `/houses/${house.id}`;
  if (building) return `/buildings/${building.id}`;
  return estate ? `/estates/${estate.id}` : null;
};

function Meant({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useTranslation();
  const path = pathOf(candidate);
  const name = candidate.address.standardName;
  const layers = candidate.missing.map((layer) => t(`homes.layer.${layer}`)).join('、');
  return (
    <li>
      {path ? <Link to={path}>{name}</Link> : <span>{name}</span>}
      <span className="soft">
        {candidate.score === 1 ? t('homes.lookup.exact') : t('homes.lookup.score', { score: percent(candidate.score) })}
        {layers ? ` · ${t('homes.lookup.missing', { layers })}` : null}
      </span>
    </li>
  );
}

/** What an address may mean, in any of the usual ways of writing it. */
export function AddressLookup() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { data, error, isFetching } = useAsk(LookupAddress, { text }, { enabled: text !== '' });
  const found = data?.lookupAddress;
  return (
    <Card title={t('homes.lookup.label')} className="lookup">
      <div className="stack">
        <Input.Search
          allowClear
          enterButton
          loading={isFetching}
          maxLength={200}
          placeholder={t('homes.lookup.hint')}
          aria-label={t('homes.lookup.hint')}
          onSearch={(wanted) => setText(wanted.trim())}
        />
        <Failure error={error} />
        {found ? <p className="soft">{t('homes.lookup.as', { text: found.normalised })}</p> : null}
        {found?.candidates.length === 0 ? <p role="status">{t('homes.lookup.none')}</p> : null}
        {found && found.candidates.length > 0 ? (
          <ul className="lines">
            {found.candidates.map((candidate) => (
              <Meant key={pathOf(candidate) ?? candidate.address.standardName} candidate={candidate} />
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}
