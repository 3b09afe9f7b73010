import { Alert, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import { AbilityForm, type AbilityFormQuery } from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { Fact } from '../../parts/fact.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { isoDay } from '../../time.ts';
import { useViewer } from '../../viewer.tsx';
import { levelOf } from '../codes.ts';
import { EldersNav } from '../nav.tsx';
import { AbilityItems } from './items.tsx';
import { AssessmentSteps } from './steps.tsx';

type File = NonNullable<AbilityFormQuery['abilityAssessment']>;

/** One assessment: the 26 items for those who assess, the level for everybody else who may. */
export function AssessmentPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { id: me } = useViewer();
  const { data, error, refetch } = useAsk(AbilityForm, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const { abilityAssessment: file, abilityScale: scale } = data;
  if (!file) return <Nothing title={t('failure.notHere')} />;
  const isAssessor = file.assessors.includes(me);
  return (
    <Page
      title={file.resident?.name ? `${file.resident.name} · ${t('page.assessment')}` : t('page.assessment')}
      above={<EldersNav />}
    >
      <Head file={file} />
      <AssessmentSteps file={file} />
      {isAssessor && file.state === 'DRAFT' ? (
        <AbilityItems key={file.version} file={file} scale={scale} />
      ) : (
        <Alert type="info" showIcon title={t('elders.sealed')} />
      )}
    </Page>
  );
}

function Head({ file }: { readonly file: File }) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const { level, state, expiresAt, outcome, signedBy, assessors } = file;
  return (
    <Card
      title={<Tag>{t(`elders.assessmentState.${state}`)}</Tag>}
      extra={file.elder ? <Link to={`/elders/${file.elder.id}`}>{t('page.elder')}</Link> : null}
    >
      <dl className="facts">
        <Fact name={t('elders.careLevel')}>{level === null ? null : t(`elders.level.${levelOf(level)}`)}</Fact>
        <Fact name={t('elders.assessmentReasonLabel')}>{t(`elders.assessmentReason.${file.reason}`)}</Fact>
        <Fact name={t('elders.items')}>{t('elders.answeredItems', { count: file.answered })}</Fact>
        <Fact name={t('elders.assessors')}>
          {assessors
            .map((one) => `${actorName(one, me, t)}${signedBy.includes(one) ? ` ${t('elders.signed')}` : ''}`)
            .join(' · ')}
        </Fact>
        <Fact name={t('elders.rule')}>{file.ruleVersion}</Fact>
        <Fact name={t('elders.expires')}>{expiresAt ? isoDay(new Date(expiresAt)) : null}</Fact>
        {outcome ? <Fact name={t('elders.outcomeLabel')}>{t(`elders.outcome.${outcome}`)}</Fact> : null}
      </dl>
    </Card>
  );
}
