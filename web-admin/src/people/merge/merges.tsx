import { Button, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { Merges as MergesDone, UndoMerge, type MergesQuery } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { ReasonButton } from '../../parts/form-button.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { fullDateTime } from '../../time.ts';
import { PersonName } from '../parts/name.tsx';

type Merge = MergesQuery['merges']['nodes'][number];

/** Merges done, newest first; each can be undone for thirty days. */
export function Merges() {
  const { t } = useTranslation();
  const query = useAskPages(MergesDone, { first: 50 }, ({ merges }) => merges.pageInfo);
  const merges = (query.data?.flatMap((data) => data.merges.nodes) ?? []).toReversed();
  if (query.isPending) return <Waiting />;
  return (
    <>
      <Failure error={query.error} retry={query.refetch} />
      {merges.length === 0 ? <Empty description={t('peopleDesk.merge.noMerges')} /> : null}
      <ul className="cards">
        {merges.map((merge) => (
          <li key={merge.id}>
            <MergeLine merge={merge} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? <Button onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button> : null}
    </>
  );
}

function MergeLine({ merge }: { readonly merge: Merge }) {
  const { t, i18n } = useTranslation();
  const { id, version, state, chosen, mergedAt, undoUntil, reason, into, from } = merge;
  const isLate = Date.parse(undoUntil) < Date.now();
  const names = chosen.map((field) => t(`residentField.${field}`)).join(' · ');
  return (
    <div className="change">
      <span className="lines-head">
        <span>
          {t('peopleDesk.merge.into')} <PersonName person={into} /> · {t('peopleDesk.merge.from')}{' '}
          <PersonName person={from} />
        </span>
        <Tag color={state === 'MERGED' ? 'success' : 'default'}>{t(`mergeState.${state}`)}</Tag>
      </span>
      {names ? <span>{t('peopleDesk.merge.chosen', { fields: names })}</span> : null}
      {reason ? <span className="soft">{t('peopleDesk.changes.reason', { reason })}</span> : null}
      <span className="lines-head soft small">
        <span>
          {fullDateTime(mergedAt, i18n.language)}
          {state === 'MERGED'
            ? ` · ${isLate ? t('peopleDesk.merge.tooLate') : t('peopleDesk.merge.undoUntil', { at: fullDateTime(undoUntil, i18n.language) })}`
            : null}
        </span>
        {state === 'MERGED' && !isLate ? (
          <ReasonButton operation={UndoMerge} target={{ id, version }} title={t('peopleDesk.merge.undo')} danger />
        ) : null}
      </span>
    </div>
  );
}
