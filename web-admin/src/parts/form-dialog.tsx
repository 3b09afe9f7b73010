import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../asking.ts';
import type { Call } from '../operation.ts';
import { afterwards } from './afterwards.ts';
import { Failure } from './failure.tsx';
import { useInPlace } from './in-place.ts';

export interface FormProps<Values> {
  /** What is done: its name is title, button and word that it is done. */
  readonly title: string;
  /** What is sent when everything is filled in. */
  // A method, so that forms of different values stand in one table.
  callOf(values: Values): Call;
  readonly initial?: Partial<Values>;
  readonly onDone?: (answer: unknown) => void;
  readonly children?: ReactNode;
}

/** One small form in front of the page. It stays open, filled in, when the API refuses; what is wrong is said at its field. */
export function FormDialog<Values extends object>(props: FormProps<Values> & { readonly close: () => void }) {
  const { title, callOf, close, initial, onDone, children } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const act = useCall();
  const elsewhere = useInPlace(form, act.error);
  const send = (values: Values): void =>
    afterwards(act.mutateAsync(callOf(values)), (answer) => {
      void message.success(t('actions.done', { action: title }));
      close();
      onDone?.(answer);
    });
  return (
    <Modal
      open
      title={title}
      okText={title}
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
        <Failure error={elsewhere} />
      </Form>
    </Modal>
  );
}
