import { Checkbox, Empty, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { ChangeRecords, type ChangeSource, type ChangeState } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useViewer } from '../../viewer.tsx';
import { changeStates, sources } from '../codes.ts';
import { Foot } from '../../parts/foot.tsx';
import { PeopleNav } from '../parts/nav.tsx';
import { ApproveMany } from './bulk.tsx';
import { ChangeCard } from './card.tsx';
import type { Change } from './change.ts';

/** Changes that wait for somebody's decision, and those that were decided. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const [state, setState] = useState<ChangeState>('PENDING');
  const [source, setSource] = useState<ChangeSource | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useAskPages(ChangeRecords, { state, source, first: 30 }, (data) => data.changeRecords.pageInfo);
  const lines: readonly Change[] = query.data?.flatMap((data) => data.changeRecords.nodes) ?? [];
  const open = lines.filter((one) => one.state === 'PENDING' && one.proposedBy !== me);
  const picked = open.filter(({ id }) => chosen.includes(id));
  const choose = (id: string, isChosen: boolean): void =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Page title={t('page.changes')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.changes.hint')}</p>
      <div className="filter-fields">
        <Select<ChangeState>
          value={state}
          aria-label={t('peopleDesk.changes.state')}
          onChange={setState}
          options={changeStates.map((value) => ({ value, label: t(`changeState.${value}`) }))}
        />
        <Select<ChangeSource | null>
          allowClear
          value={source}
          aria-label={t('peopleDesk.changes.source')}
          placeholder={t('peopleDesk.changes.source')}
          onChange={(value) => setSource(value ?? null)}
          options={sources.map((value) => ({ value, label: t(`changeSource.${value}`) }))}
        />
        {open.length > 1 ? (
          <Checkbox
            checked={picked.length === open.length}
            indeterminate={picked.length > 0 && picked.length < open.length}
            onChange={({ target }) => setChosen(target.checked ? open.map(({ id }) => id) : [])}
          >
            {t('peopleDesk.changes.all')}
          </Checkbox>
        ) : null}
        <ApproveMany changes={picked} done={() => setChosen([])} />
      </div>
      <Failure error={query.error} retry={query.refetch} />
      {query.isPending ? <Waiting /> : null}
      {query.data && lines.length === 0 ? <Empty description={t('peopleDesk.changes.none')} /> : null}
      <ul className="cards changes">
        {lines.map((change) => (
          <li key={change.id}>
            <ChangeCard change={change} isChosen={chosen.includes(change.id)} choose={choose} />
          </li>
        ))}
      </ul>
      <Foot shown={lines.length} total={query.data?.[0]?.changeRecords.totalCount ?? null} more={query} />
    </Page>
  );
}
