import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { afterwards } from '../parts/afterwards.ts';
import type { Act, Subject } from './act.ts';
import { acts, type ActName } from './acts.ts';

interface Props extends Subject {
  readonly act: ActName;
  readonly close: () => void;
}

/** The small form of one act. It stays open, filled in, when the API refuses. */
export function ActDialog({ act, close, ...subject }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<never>();
  const sending = useCall();
  const { Fields, call }: Act<never> = acts[act];
  const name = t(`peopleDesk.act.${act}`);
  const hint = t(`peopleDesk.hint.${act as 'VERIFY'}`, { defaultValue: '' });
  const send = (values: never): void =>
    afterwards(sending.mutateAsync(call(subject, values)), () => {
      void message.success(t('peopleDesk.done', { act: name }));
      close();
    });
  return (
    <Modal
      open
      title={name}
      okText={name}
      cancelText={t('form.cancel')}
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        {hint ? <p className="soft">{hint}</p> : null}
        <Fields {...subject} />
        <Failure error={sending.error} />
      </Form>
    </Modal>
  );
}
