import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import type { CaseFile, Action } from '../case.ts';
import { forms } from './forms.ts';

interface Props {
  readonly file: CaseFile;
  readonly action: Action;
  readonly close: () => void;
}

/** The small form of one action. It stays open, filled in, when the API refuses. */
export function ActionDialog({ file, action: { action, to }, close }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<never>();
  const act = useCall();
  const { Fields, call } = forms[action];
  const name = t(`actions.name.${action}`);
  const send = (values: never): void =>
    act.mutate(call(file, values), {
      onSuccess: () => {
        void message.success(t('actions.done', { action: name }));
        close();
      },
    });
  return (
    <Modal
      open
      title={name}
      okText={name}
      cancelText={t('form.cancel')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        {to ? <p className="soft">{t('actions.leadsTo', { state: t(`state.${to}`) })}</p> : null}
        <Fields file={file} />
        <Failure error={act.error} />
      </Form>
    </Modal>
  );
}
