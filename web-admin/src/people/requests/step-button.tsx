import { App, Button, Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../asking.ts';
import type { Call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { afterwards } from '../parts/afterwards.ts';

interface Props<Values> {
  readonly label: string;
  readonly isFirst?: boolean;
  readonly danger?: boolean;
  readonly send: (values: Values) => Call;
  readonly children?: ReactNode;
}

/** One step of a request: a button, its small form, and the word that it is done. */
export function StepButton<Values = object>({ label, isFirst = false, danger = false, send, children }: Props<Values>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const act = useCall();
  const finish = (values: Values): void =>
    afterwards(act.mutateAsync(send(values)), () => {
      void message.success(t('peopleDesk.done', { act: label }));
      setOpen(false);
    });
  return (
    <>
      <Button type={isFirst ? 'primary' : 'default'} danger={danger} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={isOpen}
        title={label}
        okText={label}
        cancelText={t('form.cancel')}
        confirmLoading={act.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<Values> form={form} layout="vertical" onFinish={finish} requiredMark={false} preserve={false}>
          {children}
          <Failure error={act.error} />
        </Form>
      </Modal>
    </>
  );
}
