import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { Assessments, type AssessmentLineFragment } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { isoDay } from '../../time.ts';
import { assessmentStates, levelOf } from '../codes.ts';
import { EldersNav } from '../nav.tsx';

/** Assessments of the place, newest first. */
export function AssessmentsPage() {
  const { t } = useTranslation();
  const { address } = useAddress();
  const state = oneOf(assessmentStates, address.get('state')) ?? null;
  const query = useAskPages(Assessments, { first: 30, state }, (data) => data.abilityAssessments.pageInfo);
  const lines = query.data?.flatMap(({ abilityAssessments }) => abilityAssessments.nodes) ?? [];
  return (
    <Page title={t('page.assessments')} above={<EldersNav />}>
      <FilterPanel count={state ? 1 : 0}>
        <div className="filter-fields">
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={assessmentStates.map((value) => ({ value, label: t(`elders.assessmentState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.abilityAssessments.totalCount}
        none={t('elders.noAssessments')}
      >
        <ul className="cards card-grid">
          {lines.map((line) => (
            <AssessmentCard key={line.id} line={line} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

function AssessmentCard({ line }: { readonly line: AssessmentLineFragment }) {
  const { t } = useTranslation();
  const { id, state, reason, answered, level, resident, expiresAt, isCurrent } = line;
  return (
    <li>
      <Link to={`/elders/assessments/${id}`} className="card-link">
        <span className="card-top">
          <strong>{resident?.name ?? t('people.person')}</strong>
          <Tag {...(isCurrent ? { color: 'success' } : {})}>{t(`elders.assessmentState.${state}`)}</Tag>
        </span>
        <span>
          {level === null ? t('elders.answeredItems', { count: answered }) : t(`elders.level.${levelOf(level)}`)}
        </span>
        <span className="soft small">
          {t(`elders.assessmentReason.${reason}`)}
          {expiresAt ? ` · ${t('elders.holdsUntil', { on: isoDay(new Date(expiresAt)) })}` : null}
        </span>
      </Link>
    </li>
  );
}
