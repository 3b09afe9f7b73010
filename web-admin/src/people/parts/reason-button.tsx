import { App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import type { Operation } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { WordsField } from '../actions/fields.tsx';
import { afterwards } from './afterwards.ts';

interface Target {
  readonly id: string;
  readonly version: number;
}

interface Props {
  readonly operation: Operation<unknown, Target & { readonly reason: string }>;
  readonly target: Target;
  readonly label: string;
  readonly danger?: boolean;
  readonly isBig?: boolean;
  readonly onDone?: () => void;
}

/** A change that needs a reason and nothing else: a button and its small form. */
export function ReasonButton({ operation, target, label, danger = false, isBig = false, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<{ readonly reason: string }>();
  const act = useAct(operation);
  const send = ({ reason }: { readonly reason: string }): void =>
    afterwards(act.mutateAsync({ ...target, reason }), () => {
      void message.success(t('peopleDesk.done', { act: label }));
      setOpen(false);
      onDone?.();
    });
  return (
    <>
      <Button danger={danger} size={isBig ? 'large' : 'middle'} onClick={() => setOpen(true)}>
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
        <Form form={form} layout="vertical" onFinish={send} requiredMark={false} preserve={false}>
          <WordsField name="reason" label={t('peopleDesk.reason')} />
          <Failure error={act.error} />
        </Form>
      </Modal>
    </>
  );
}
