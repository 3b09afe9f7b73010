import { App, Button, Card, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../asking.ts';
import { ReportCase, type CaseChannel, type ReporterKind } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { useInPlace } from '../parts/in-place.ts';
import { Page } from '../parts/page.tsx';
import { useViewer } from '../viewer.tsx';
import { emptyToNull } from './actions/action-form.ts';
import { MatterFields, ReporterFields } from './form-fields.tsx';

interface Values {
  readonly place: string;
  readonly grid?: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly severity: string;
  readonly channel: CaseChannel;
  readonly address?: string;
  readonly reporterKind: ReporterKind;
  readonly anonymous?: boolean;
  readonly reporterName?: string;
  readonly reporterPhone?: string;
}

const inputOf = ({ grid, place, severity, address, reporterName, reporterPhone, ...values }: Values) => ({
  ...values,
  place: grid ?? place,
  severity: Number(severity),
  address: emptyToNull(address),
  reporterName: emptyToNull(reporterName),
  reporterPhone: emptyToNull(reporterPhone),
});

/** Staff report what they saw, or what somebody told them. */
export function ReportPage() {
  const { t } = useTranslation();
  const { home, grids } = useViewer();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const report = useAct(ReportCase);
  const elsewhere = useInPlace(form, report.error);
  const send = (values: Values): void =>
    report.mutate(
      { input: inputOf(values) },
      {
        onSuccess: ({ reportCase: { id, number } }) => {
          void message.success(t('cases.report.done', { number }));
          void navigate(`/cases/${id}`);
        },
      },
    );
  const start = {
    place: home?.code,
    grid: grids[0],
    severity: '3',
    channel: 'STREET_PATROL',
    reporterKind: 'STAFF',
  } as const;
  return (
    <Page title={t('page.report')}>
      <Form<Values>
        form={form}
        layout="vertical"
        className="report-form"
        initialValues={start}
        onFinish={send}
        scrollToFirstError
      >
        <Card>
          <MatterFields />
        </Card>
        <Card title={t('cases.report.reporter')}>
          <ReporterFields />
        </Card>
        <Failure error={elsewhere} />
        <Button type="primary" size="large" htmlType="submit" loading={report.isPending}>
          {t('form.submit')}
        </Button>
      </Form>
    </Page>
  );
}
