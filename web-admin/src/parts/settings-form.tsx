import { App, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../asking.ts';
import type { Call } from '../operation.ts';
import { afterwards } from './afterwards.ts';
import { Failure } from './failure.tsx';
import { useInPlace } from './in-place.ts';

interface Props<Values> {
  readonly initial: Values;
  readonly callOf: (values: Values) => Call;
  /** Whether this person may change it, or only read it. */
  readonly mayWrite?: boolean;
  readonly children: ReactNode;
}

/** What a place has set, on one page, and one button that keeps it. */
export function SettingsForm<Values extends object>({ initial, callOf, mayWrite = true, children }: Props<Values>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const act = useCall();
  const elsewhere = useInPlace(form, act.error);
  const send = (values: Values): void =>
    afterwards(
      act.mutateAsync(callOf(values)),
      () => void message.success(t('actions.done', { action: t('form.save') })),
    );
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!mayWrite}
      onFinish={send}
      initialValues={initial}
      className="stack settings"
    >
      {children}
      <Failure error={elsewhere} />
      {mayWrite ? (
        <span>
          <Button type="primary" size="large" htmlType="submit" loading={act.isPending}>
            {t('form.save')}
          </Button>
        </span>
      ) : null}
    </Form>
  );
}
