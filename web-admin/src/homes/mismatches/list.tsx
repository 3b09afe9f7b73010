import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { Mismatches } from '../../generated/api.ts';
import { Page } from '../../parts/page.tsx';
import { Found } from '../../parts/found.tsx';
import { mismatchKinds, mismatchStates } from '../codes.ts';
import { MismatchItem } from './line.tsx';

/** 以房管人: where people and houses do not agree, to be looked at one by one. */
export function MismatchListPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const kind = oneOf(mismatchKinds, address.get('kind'));
  const state = oneOf(mismatchStates, address.get('state')) ?? 'OPEN';
  const within = address.get('within');
  const query = useAskPages(
    Mismatches,
    { first: 30, within, filter: { state, ...(kind ? { kind } : {}) } },
    ({ mismatches }) => mismatches.pageInfo,
  );
  const lines = query.data?.flatMap(({ mismatches }) => mismatches.nodes) ?? [];
  return (
    <Page title={t('page.mismatches')}>
      <p className="soft">{t('homes.mismatch.hint')}</p>
      <div className="filter-fields" role="search">
        <Select
          value={state}
          aria-label={t('homes.mismatch.stateLabel')}
          onChange={(value: string) => change({ state: value })}
          options={mismatchStates.map((value) => ({ value, label: t(`homes.mismatch.state.${value}`) }))}
        />
        <Select
          allowClear
          className="filter-wide"
          aria-label={t('homes.mismatch.kindLabel')}
          placeholder={t('homes.mismatch.kindLabel')}
          value={kind ?? null}
          onChange={(value?: string | null) => change({ kind: value ?? null })}
          options={mismatchKinds.map((value) => ({ value, label: t(`homes.mismatch.kind.${value}`) }))}
        />
        <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
      </div>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.mismatches.totalCount}
        none={t('homes.mismatch.none')}
      >
        <ul className="cards mismatches">
          {lines.map((line) => (
            <MismatchItem key={line.id} line={line} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
