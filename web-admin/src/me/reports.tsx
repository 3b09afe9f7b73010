import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../asking.ts';
import { StateTag } from '../cases/state-tag.tsx';
import { MyReports } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { dateTime } from '../time.ts';
import { useMay } from '../viewer.tsx';

/** What I reported and what became of it: the latest twenty. */
export function Reports() {
  const { t, i18n } = useTranslation();
  const maySee = useMay('case.read');
  const { data, error, isPending } = useAsk(MyReports, { after: null });
  const reports = data?.myReports.nodes ?? [];
  return (
    <Card title={t('me.myReports')} loading={isPending}>
      <Failure error={error} />
      {data && reports.length === 0 ? <p className="soft">{t('list.none')}</p> : null}
      <ul className="lines">
        {reports.map(({ id, number, title, state, reportedAt }) => (
          <li key={id}>
            <span className="lines-head">
              {maySee ? <Link to={`/cases/${id}`}>{title}</Link> : <strong>{title}</strong>}
              <StateTag state={state} />
            </span>
            <span className="soft">
              {number} · {dateTime(reportedAt, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
