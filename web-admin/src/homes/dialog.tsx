import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../asking.ts';
import type { Call } from '../operation.ts';
import { Failure } from '../parts/failure.tsx';

interface Props<Values> {
  readonly title: string;
  /** What is sent when everything is filled in. */
  readonly callOf: (values: Values) => Call;
  readonly close: () => void;
  readonly initial?: Partial<Values>;
  readonly children?: ReactNode;
}

/** One small form in front of the page. It stays open, filled in, when the API refuses. */
export function FormDialog<Values extends object>({ title, callOf, close, initial, children }: Props<Values>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const act = useCall();
  const send = (values: Values): void =>
    act.mutate(callOf(values), {
      onSuccess: () => {
        void message.success(t('actions.done', { action: title }));
        close();
      },
    });
  return (
    <Modal
      open
      title={title}
      okText={t('form.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={send}
        requiredMark={false}
        {...(initial ? { initialValues: initial } : {})}
      >
        {children}
        <Failure error={act.error} />
      </Form>
    </Modal>
  );
}
