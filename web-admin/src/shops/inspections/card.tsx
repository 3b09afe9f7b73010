import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InspectionLineFragment } from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { dateTime } from '../../time.ts';
import { InspectionSteps } from './steps.tsx';

interface Props {
  readonly line: InspectionLineFragment;
  readonly isHere?: boolean;
}

function Tags({ line }: { readonly line: InspectionLineFragment }) {
  const { t } = useTranslation();
  const { state, result, isOpen, isMissed } = line;
  return (
    <span>
      {isMissed ? <Tag color="error">{t('shops.missed')}</Tag> : null}
      {result ? <Tag color={result === 'PASS' ? 'success' : 'error'}>{t(`shops.result.${result}`)}</Tag> : null}
      <Tag {...(isOpen ? { color: 'warning' } : {})}>{t(`shops.inspectionState.${state}`)}</Tag>
    </span>
  );
}

/** One visit: which teams, what came of it, and what can be done about it now. */
export function InspectionCard({ line, isHere = false }: Props) {
  const { t, i18n } = useTranslation();
  const { id, merchant, isJoint, parts, plannedFor, rectification } = line;
  const dueAt = rectification?.dueAt;
  return (
    <li className="inspection">
      <span className="card-top">
        <Link to={`/inspections/${id}`}>
          {isHere || !merchant ? t('shops.inspectionOn', { on: plannedFor }) : merchant.name}
        </Link>
        <Tags line={line} />
      </span>
      <span className="soft">
        {parts.map(({ team, checklistName }) => `${departmentName(team, t)} ${checklistName}`).join(' · ')}
      </span>
      <span className="soft small">
        {[
          isHere ? null : t('shops.inspectionOn', { on: plannedFor }),
          isJoint ? t('shops.joint', { count: line.visitsSaved }) : null,
          dueAt ? t('homes.hazard.due', { at: dateTime(dueAt, i18n.language) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {line.case ? (
        <Link to={`/cases/${line.case.id}`}>{t('homes.hazard.toCase', { number: line.case.number })}</Link>
      ) : null}
      <InspectionSteps line={line} />
    </li>
  );
}
