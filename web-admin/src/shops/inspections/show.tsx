import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import { Inspection, type InspectionLineFragment } from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { Fact } from '../../parts/fact.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { fullDateTime } from '../../time.ts';
import { InspectionSteps } from './steps.tsx';

/** One visit: what each team found, and what had to be put right. */
export function InspectionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Inspection, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.inspection) return <Nothing title={t('failure.notHere')} />;
  const line = data.inspection;
  return (
    <Page
      title={line.merchant?.name ?? t('page.inspection')}
      above={
        <p className="case-head">
          <Link to="/inspections">{t('page.inspections')}</Link>
          <Tag>{t(`shops.inspectionState.${line.state}`)}</Tag>
          {line.merchant ? <Link to={`/shops/${line.merchant.id}`}>{t('page.shop')}</Link> : null}
        </p>
      }
      aside={<InspectionSteps line={line} />}
    >
      <div className="grid-of-cards">
        {line.parts.map((part) => (
          <PartCard key={part.checklist} part={part} />
        ))}
      </div>
      <RectificationCard line={line} />
    </Page>
  );
}

function PartCard({ part }: { readonly part: InspectionLineFragment['parts'][number] }) {
  const { t } = useTranslation();
  const { team, checklistName, result, items } = part;
  return (
    <Card
      title={`${departmentName(team, t)} · ${checklistName}`}
      extra={result ? <Tag color={result === 'PASS' ? 'success' : 'error'}>{t(`shops.result.${result}`)}</Tag> : null}
    >
      <ul className="lines">
        {items.map(({ code, text, ok, note }) => (
          <li key={code}>
            <span className="lines-head">
              <span>{text}</span>
              <Tag {...(ok === false ? { color: 'error' } : {})}>
                {t(ok === null ? 'shops.notYet' : ok ? 'shops.good' : 'shops.bad')}
              </Tag>
            </span>
            {note ? <span className="soft">{note}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RectificationCard({ line: { rectification } }: { readonly line: InspectionLineFragment }) {
  const { t, i18n } = useTranslation();
  if (!rectification) return null;
  const { dueAt, overdue, measures, submittedAt, returnCount, items, evidence } = rectification;
  const at = (iso: string | null): string | null => (iso ? fullDateTime(iso, i18n.language) : null);
  return (
    <Card
      title={t('shops.rectification')}
      extra={overdue ? <Tag color="error">{t('homes.hazard.overdue')}</Tag> : null}
    >
      <ul className="lines">
        {items.map(({ team, code, text, note }) => (
          <li key={team + code}>
            {text}
            {note ? <span className="soft">{note}</span> : null}
          </li>
        ))}
      </ul>
      <dl className="facts">
        <Fact name={t('shops.dueAt')}>{at(dueAt)}</Fact>
        <Fact name={t('homes.hazard.measures')}>{measures}</Fact>
        <Fact name={t('shops.submittedAt')}>{at(submittedAt)}</Fact>
        <Fact name={t('shops.returned')}>{returnCount}</Fact>
        <Fact name={t('visitor.photos')}>{evidence.map(({ fileName }) => fileName).join('、') || null}</Fact>
      </dl>
    </Card>
  );
}
