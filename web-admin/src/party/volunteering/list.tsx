import { Card, Form, InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAskPages } from '../../asking.ts';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { OpenVolunteerProject, PointAccounts, Projects, RedeemPoints } from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { grouped } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { CountField, LineField, useRules, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { PartyNav } from '../nav.tsx';

/** 志愿服务: projects, and for who hands things out, the accounts of points. */
export function VolunteeringPage() {
  const { t } = useTranslation();
  const query = useAskPages(Projects, { first: 30 }, ({ volunteerProjects }) => volunteerProjects.pageInfo);
  const lines = query.data?.flatMap(({ volunteerProjects }) => volunteerProjects.nodes) ?? [];
  const mayManage = useMay('volunteer.manage');
  return (
    <Page title={t('page.volunteering')} above={<PartyNav />} aside={mayManage ? <OpenProjectButton /> : null}>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.volunteerProjects.totalCount}
        none={t('party.noProjects')}
      >
        <ul className="cards card-grid">
          {lines.map(({ id, title, description, state, pointsPerHour, org, jurisdiction }) => (
            <li key={id}>
              <Link to={`/party/volunteering/${id}`} className="card-link">
                <span className="card-top">
                  <strong>{title}</strong>
                  <Tag {...(state === 'OPEN' ? { color: 'success' } : {})}>{t(`party.projectState.${state}`)}</Tag>
                </span>
                <span>{description}</span>
                <span className="soft small">
                  {[org?.name ?? jurisdiction?.name, t('party.perHour', { count: pointsPerHour })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Found>
      {mayManage ? <Accounts /> : null}
    </Page>
  );
}

interface NewProject {
  readonly place: string;
  readonly title: string;
  readonly description: string;
  readonly pointsPerHour: number;
}

function OpenProjectButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  return (
    <FormButton<NewProject>
      title={t('party.openProject')}
      initial={{ pointsPerHour: 10, ...(home ? { place: home.code } : {}) }}
      callOf={(input) => call(OpenVolunteerProject, { input })}
    >
      <LineField name="title" label={t('party.title')} max={80} />
      <WordsField name="description" label={t('party.description')} max={2000} />
      <CountField name="pointsPerHour" label={t('party.pointsPerHour')} most={1000} />
      <HomePlaceField />
    </FormButton>
  );
}

interface Redeemed {
  readonly points: number;
  readonly what: string;
}

/** 积分账户: what volunteers have earned, and what it was redeemed for. */
function Accounts() {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const rules = useRules();
  const query = useAskPages(PointAccounts, { first: 30 }, ({ pointAccounts }) => pointAccounts.pageInfo);
  const lines = query.data?.flatMap(({ pointAccounts }) => pointAccounts.nodes) ?? [];
  return (
    <Card title={t('party.accounts')}>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.pointAccounts.totalCount}
        none={t('party.noAccounts')}
      >
        <ul className="lines">
          {lines.map(({ id, version, user, balance, earned, redeemed, minutes }) => (
            <li key={id}>
              <span className="lines-head">
                <strong>{user ? actorName(user, me, t) : '–'}</strong>
                <span>{t('party.balance', { count: balance })}</span>
              </span>
              <span className="soft">
                {t('party.earned', {
                  earned: grouped(earned),
                  redeemed: grouped(redeemed),
                  hours: (minutes / 60).toFixed(1),
                })}
              </span>
              <span className="buttons">
                <FormButton<Redeemed>
                  title={t('party.redeem')}
                  callOf={({ points, what }) => call(RedeemPoints, { id, version, points, what })}
                >
                  <Form.Item name="points" label={t('party.points')} rules={rules}>
                    <InputNumber min={1} max={balance} precision={0} className="whole" />
                  </Form.Item>
                  <LineField name="what" label={t('party.redeemedFor')} max={200} />
                </FormButton>
              </span>
            </li>
          ))}
        </ul>
      </Found>
    </Card>
  );
}
