import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import { PartyOrg, type PartyOrgQuery } from '../../generated/api.ts';
import { Fact } from '../../parts/fact.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Few } from '../../parts/few.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { ActivityCard } from '../activities/card.tsx';
import { PlanActivityButton } from '../activities/plan.tsx';
import { CallCard } from '../calls/card.tsx';
import { PublishCallButton } from '../calls/publish.tsx';
import { NeedCard } from '../needs/card.tsx';
import { PartyNav } from '../nav.tsx';
import { RollCard } from '../roll/card.tsx';
import { OrgCard } from './list.tsx';
import { OrgSteps } from './steps.tsx';

type OrgFile = NonNullable<PartyOrgQuery['partyOrg']>;

/** One organisation: what it does, what is below it, and its roll for its secretary alone. */
export function PartyOrgPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(PartyOrg, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.partyOrg) return <Nothing title={t('failure.notHere')} />;
  const file = data.partyOrg;
  return (
    <Page
      title={file.name}
      above={<PartyNav />}
      aside={
        <span className="buttons">
          <PlanActivityButton org={file.id} />
          <PublishCallButton org={file.id} />
          <OrgSteps org={file} />
        </span>
      }
    >
      <Facts file={file} />
      {file.unanswered.nodes.length > 0 ? (
        <Card title={t('party.unanswered')}>
          <ul className="cards">
            {file.unanswered.nodes.map((need) => (
              <NeedCard key={need.id} need={need} />
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('page.activities')}>
        {file.activities.nodes.length === 0 ? <p className="soft">{t('party.noActivities')}</p> : null}
        <ul className="cards">
          {file.activities.nodes.map((activity) => (
            <ActivityCard key={activity.id} activity={activity} isHere />
          ))}
        </ul>
      </Card>
      <Card title={t('page.calls')}>
        {file.calls.nodes.length === 0 ? <p className="soft">{t('party.noCalls')}</p> : null}
        <ul className="cards">
          {file.calls.nodes.map((one) => (
            <CallCard key={one.id} call={one} />
          ))}
        </ul>
      </Card>
      {file.isMine ? <RollCard org={file.id} /> : null}
      {file.children.nodes.length > 0 ? (
        <Card title={t('party.below')}>
          <ul className="cards card-grid">
            {file.children.nodes.map((org) => (
              <OrgCard key={org.id} org={org} />
            ))}
          </ul>
        </Card>
      ) : null}
    </Page>
  );
}

function Facts({ file }: { readonly file: OrgFile }) {
  const { t } = useTranslation();
  const { parent } = file;
  return (
    <Card title={t('page.partyOrg')}>
      <dl className="facts">
        <Fact name={t('party.kindLabel')}>{t(`party.orgKind.${file.kind}`)}</Fact>
        <Fact name={t('party.above')}>
          {parent ? <Link to={`/party/orgs/${parent.id}`}>{parent.name}</Link> : null}
        </Fact>
        <Fact name={t('party.place')}>{file.grid?.name ?? file.jurisdiction?.name}</Fact>
        <Fact name={t('party.members')}>
          <Few count={file.memberCount} />
        </Fact>
      </dl>
    </Card>
  );
}
