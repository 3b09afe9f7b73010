import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Fact } from '../../parts/fact.tsx';
import { isoDay } from '../../time.ts';
import { levelOf } from '../codes.ts';
import type { ElderFile } from './file.ts';

/** The assessment in force: its level, and nothing that was seen. */
export function AssessmentOf({ file: { assessment } }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('page.assessments')}>
      {assessment ? (
        <dl className="facts facts-one">
          <Fact name={t('elders.careLevel')}>
            <Link to={`/elders/assessments/${assessment.id}`}>
              {assessment.level === null
                ? t(`elders.assessmentState.${assessment.state}`)
                : t(`elders.level.${levelOf(assessment.level)}`)}
            </Link>
          </Fact>
          <Fact name={t('elders.expires')}>{assessment.expiresAt ? isoDay(new Date(assessment.expiresAt)) : null}</Fact>
        </dl>
      ) : (
        <p className="soft">{t('elders.unassessed')}</p>
      )}
    </Card>
  );
}
