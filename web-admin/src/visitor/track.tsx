import { Card, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../asking.ts';
import { StateTag } from '../cases/state-tag.tsx';
import { AppealByToken, ReopenByToken, TrackCase, type TrackCaseQuery } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { stepName } from '../names.ts';
import { fullDateTime } from '../time.ts';
import { Objection } from './objection.tsx';

type Tracked = NonNullable<TrackCaseQuery['trackCase']>;

/** What became of a report, for whoever holds its link. */
export function TrackPage() {
  const { t } = useTranslation();
  const { trackingToken: token = '' } = useParams();
  const { data, error, refetch } = useAsk(TrackCase, { token });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const tracked = data.trackCase;
  if (!tracked) return <Nothing title={t('visitor.unknown')} />;
  return (
    <Page title={t('visitor.progress')}>
      <Card>
        <p className="case-head">
          <StateTag state={tracked.state} />
          <span className="soft">{tracked.number}</span>
        </p>
        <h2>{tracked.title}</h2>
        <History tracked={tracked} />
      </Card>
      {tracked.canAppeal ? <Objection title={t('visitor.appeal')} token={token} operation={AppealByToken} /> : null}
      {tracked.canReopen ? <Objection title={t('visitor.reopen')} token={token} operation={ReopenByToken} /> : null}
    </Page>
  );
}

function History({ tracked }: { readonly tracked: Tracked }) {
  const { t, i18n } = useTranslation();
  const items = tracked.notes.map(({ at, action, state, note }) => ({
    key: at + action,
    content: (
      <div className="step">
        <strong>{state ? t(`state.${state}`) : stepName(action, t)}</strong>
        {note ? <span className="step-note">{note}</span> : null}
        <span className="soft small">{fullDateTime(at, i18n.language)}</span>
      </div>
    ),
  }));
  return <Timeline items={items} />;
}
