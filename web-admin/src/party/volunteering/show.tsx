import { Card, Form, InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import {
  CancelShift,
  PlanShift,
  Project,
  RecordShift,
  SignUpForShift,
  type ProjectQuery,
} from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { CountField, MomentField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { dateTime } from '../../time.ts';
import { useMay, useViewer } from '../../viewer.tsx';
import { PartyNav } from '../nav.tsx';

type Shift = NonNullable<ProjectQuery['volunteerProject']>['shifts']['nodes'][number];

interface Moment {
  readonly toISOString: () => string;
}

interface Planned {
  readonly beginsAt: Moment;
  readonly endsAt: Moment;
  readonly capacity: number;
}

/** One volunteer project with its shifts. */
export function ProjectPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const mayManage = useMay('volunteer.manage');
  const { data, error, refetch } = useAsk(Project, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const file = data.volunteerProject;
  if (!file) return <Nothing title={t('failure.notHere')} />;
  return (
    <Page
      title={file.title}
      above={<PartyNav />}
      aside={
        mayManage && file.state === 'OPEN' ? (
          <FormButton<Planned>
            title={t('party.planShift')}
            initial={{ capacity: 10 }}
            callOf={({ beginsAt, endsAt, capacity }) =>
              call(PlanShift, {
                input: { project: id, capacity, beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() },
              })
            }
          >
            <MomentField name="beginsAt" label={t('party.beginsAt')} />
            <MomentField name="endsAt" label={t('party.endsAt')} />
            <CountField name="capacity" label={t('party.capacity')} most={10_000} />
          </FormButton>
        ) : null
      }
    >
      <Card>
        <p>{file.description}</p>
        <p className="soft">
          {file.org ? <Link to={`/party/orgs/${file.org.id}`}>{file.org.name}</Link> : file.jurisdiction?.name} ·{' '}
          {t('party.perHour', { count: file.pointsPerHour })}
        </p>
      </Card>
      <Card title={t('party.shifts')}>
        {file.shifts.nodes.length === 0 ? <p className="soft">{t('party.noShifts')}</p> : null}
        <ul className="lines">
          {file.shifts.nodes.map((shift) => (
            <ShiftLine key={shift.id} shift={shift} />
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function ShiftLine({ shift }: { readonly shift: Shift }) {
  const { t, i18n } = useTranslation();
  const [mayAnswer, mayManage] = [useMay('call.answer'), useMay('volunteer.manage')];
  const { id, version, beginsAt, endsAt, state, capacity, taken } = shift;
  const isToCome = state === 'PLANNED' && Date.parse(beginsAt) > Date.now();
  return (
    <li>
      <span className="lines-head">
        <strong>
          {dateTime(beginsAt, i18n.language)} – {dateTime(endsAt, i18n.language)}
        </strong>
        <Tag>{t(`party.shiftState.${state}`)}</Tag>
      </span>
      <span>
        {t('party.signedUp', { count: taken })} / {capacity}
      </span>
      <span className="buttons">
        {mayAnswer && isToCome && taken < capacity ? (
          <FormButton title={t('party.signUp')} type="primary" callOf={() => call(SignUpForShift, { id, version })} />
        ) : null}
        {mayManage && state === 'PLANNED' && !isToCome ? <Record shift={shift} /> : null}
        {mayManage && state === 'PLANNED' ? (
          <ReasonButton operation={CancelShift} target={shift} title={t('party.cancelShift')} danger />
        ) : null}
      </span>
    </li>
  );
}

interface Served {
  readonly served?: Readonly<Record<string, number | null>>;
}

/** 登记服务时长: nought for who did not come. */
function Record({ shift: { id, version, signUps } }: { readonly shift: Shift }) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const signed = signUps.nodes.filter(({ state }) => state === 'SIGNED');
  return (
    <FormButton<Served>
      title={t('party.recordShift')}
      type="primary"
      callOf={({ served = {} }) =>
        call(RecordShift, {
          id,
          version,
          served: signed.map(({ id: signUp }) => ({ signUp, minutes: served[signUp] ?? 0 })),
        })
      }
    >
      {signed.map(({ id: signUp, user }) => (
        <Form.Item
          key={signUp}
          name={['served', signUp]}
          label={t('party.minutesOf', { who: user ? actorName(user, me, t) : signUp })}
        >
          <InputNumber min={0} max={1440} precision={0} className="whole" />
        </Form.Item>
      ))}
    </FormButton>
  );
}
