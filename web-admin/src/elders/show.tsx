import { Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../asking.ts';
import { Elder, RevealElder, type RevealElderQuery } from '../generated/api.ts';
import { Fact } from '../parts/fact.tsx';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { opened } from '../parts/opened.ts';
import { Page } from '../parts/page.tsx';
import { Reveal } from '../parts/reveal.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { isHidden } from '../people/codes.ts';
import { HouseLink } from '../people/parts/house-link.tsx';
import { SexAge } from '../people/parts/sex-age.tsx';
import { ElderMarks } from './card.tsx';
import { incomeTags } from './codes.ts';
import { ElderActions } from './file/actions.tsx';
import { AlertsOf, MealsOf, TasksOf } from './file/around.tsx';
import { AssessmentOf } from './file/assessment.tsx';
import { Contacts } from './file/contacts.tsx';
import type { DraftPlan, ElderFile } from './file/file.ts';
import { Plan } from './file/plan.tsx';
import { ServicesOf } from './services/of-elder.tsx';

/** One elder: how they live, what they can do, what they are given, and whom to call. */
export function ElderPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Elder, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.elderProfile) return <Nothing title={t('failure.notHere')} />;
  return <Whole key={id} file={data.elderProfile} drafts={data.carePlans.nodes} />;
}

type Clear = NonNullable<RevealElderQuery['elderProfile']>;

function Whole({ file, drafts }: { readonly file: ElderFile; readonly drafts: readonly DraftPlan[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Clear | null>(null);
  const count = (clear: Clear | null): number =>
    opened({ incomeTag: file.incomeTag }, clear ? { incomeTag: clear.incomeTag } : null) +
    (clear?.contacts ?? []).reduce((sum, { id, name, phone }) => {
      const before = file.contacts.find((contact) => contact.id === id);
      return sum + opened(before ? { name: before.name, phone: before.phone } : null, { name, phone });
    }, 0);
  return (
    <Page
      title={file.resident?.name ?? t('page.elder')}
      above={
        <p className="case-head">
          <Link to="/elders">{t('page.elders')}</Link>
          {file.resident ? <SexAge person={file.resident} /> : null}
          <ElderMarks elder={file} />
        </p>
      }
      aside={
        <Reveal
          operation={RevealElder}
          variables={{ id: file.id }}
          offered={['ELDERLY_CARE', 'EMERGENCY']}
          clear={({ elderProfile }) => count(elderProfile)}
          isShown={shown !== null}
          onReveal={(data) => setShown(data?.elderProfile ?? null)}
        />
      }
    >
      <div className="case-page person-page">
        <div className="case-side">
          <ElderActions file={file} />
          <Contacts file={file} clear={shown?.contacts ?? []} />
          <AssessmentOf file={file} />
        </div>
        <div className="case-main">
          <Facts file={file} incomeTag={shown?.incomeTag ?? file.incomeTag} />
          <AlertsOf file={file} />
          <Plan file={file} drafts={drafts} />
          <TasksOf file={file} />
          <MealsOf file={file} />
          <ServicesOf elder={file.id} />
        </div>
      </div>
    </Page>
  );
}

function Facts({ file, incomeTag }: { readonly file: ElderFile; readonly incomeTag: string | null }) {
  const { t } = useTranslation();
  const known = incomeTags.find((tag) => tag === incomeTag);
  const { situation, resident, livesAlone } = file;
  return (
    <Card title={t('elders.facts')}>
      <dl className="facts">
        <Fact name={t('people.person')}>
          {resident ? <Link to={`/people/${resident.id}`}>{resident.name ?? t('people.person')}</Link> : null}
        </Fact>
        <Fact name={t('people.where')}>
          <HouseLink house={resident?.house ?? null} />
        </Fact>
        <Fact name={t('elders.situationLabel')}>
          {situation ? t(`elders.situation.${situation}`) : t(livesAlone ? 'people.alone' : 'elders.notAlone')}
        </Fact>
        <Fact name={t('elders.watchLevel')}>
          {t(`elders.watch.${file.watchLevel}`)} {file.watchedByHand ? t('elders.byHand') : ''}
        </Fact>
        <Fact name={t('elders.income')}>
          {isHidden(incomeTag) ? t('people.hidden') : known ? t(`elders.incomeTag.${known}`) : incomeTag}
        </Fact>
      </dl>
    </Card>
  );
}
