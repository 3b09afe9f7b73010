import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangeLineFragment, ChangeSource, ResidentField } from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { fullDateTime, isoDay } from '../../time.ts';
import { useViewer } from '../../viewer.tsx';
import { isHidden } from '../codes.ts';
import { useFieldWord } from '../words.ts';

const tones = { PENDING: 'warning', APPROVED: 'success', REJECTED: 'error', AUTO_APPLIED: 'default' } as const;

type Side = Pick<ChangeLineFragment, 'before' | 'after' | 'sensitiveBefore' | 'sensitiveAfter'>;

/** One proposed value beside the one that stood there, with where each comes from. */
export function ChangeBody({ change, shown }: { readonly change: ChangeLineFragment; readonly shown?: Side | null }) {
  const { t } = useTranslation();
  const { before, after, sensitiveBefore, sensitiveAfter } = shown ?? change;
  const { field, source, confidence, beforeSource, beforeAt, state, isConflict } = change;
  return (
    <>
      <span className="lines-head">
        <strong>{t(`residentField.${field}`)}</strong>
        <span className="tags-line">
          {isConflict ? <Tag color="error">{t('peopleDesk.changes.conflict')}</Tag> : null}
          <Tag color={tones[state]}>{t(`changeState.${state}`)}</Tag>
        </span>
      </span>
      <dl className="sides">
        <Value name={t('peopleDesk.changes.before')} field={field} value={before ?? sensitiveBefore}>
          <From source={beforeSource} at={beforeAt} />
        </Value>
        <Value name={t('peopleDesk.changes.after')} field={field} value={after ?? sensitiveAfter}>
          <From source={source} at={change.proposedAt} /> · {t('people.confidence', { count: confidence })}
        </Value>
      </dl>
      <Who change={change} />
    </>
  );
}

interface ValueProps {
  readonly name: string;
  readonly field: ResidentField;
  readonly value: string | null;
  readonly children: React.ReactNode;
}

function Value({ name, field, value, children }: ValueProps) {
  const { t } = useTranslation();
  const word = useFieldWord();
  return (
    <div>
      <dt>{name}</dt>
      <dd className={value === null || isHidden(value) ? 'soft' : 'known-value'}>
        {value === null ? t('people.empty') : word(field, value)}
      </dd>
      <dd className="soft small">{children}</dd>
    </div>
  );
}

function From({ source, at }: { readonly source: ChangeSource | null; readonly at: string | null }) {
  const { t } = useTranslation();
  if (!source || !at) return <>–</>;
  return <>{t('people.origin', { source: t(`changeSource.${source}`), at: isoDay(new Date(at)) })}</>;
}

/** Who proposed and who decided, as far as the graph says. */
function Who({ change }: { readonly change: ChangeLineFragment }) {
  const { t, i18n } = useTranslation();
  const { id } = useViewer();
  const { proposedBy, proposedAt, decidedBy, decidedAt, reason } = change;
  const when = (at: string): string => fullDateTime(at, i18n.language);
  return (
    <>
      <span className="soft small">
        {proposedBy
          ? t('peopleDesk.changes.by', { who: actorName(proposedBy, id, t), at: when(proposedAt) })
          : when(proposedAt)}
        {decidedBy && decidedAt
          ? ` · ${t('peopleDesk.changes.decided', { who: actorName(decidedBy, id, t), at: when(decidedAt) })}`
          : null}
      </span>
      {reason ? <span className="soft small">{t('peopleDesk.changes.reason', { reason })}</span> : null}
    </>
  );
}
