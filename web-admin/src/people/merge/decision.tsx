import { App, Button, Card, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../../asking.ts';
import { DismissDuplicate, MergeResidents, type ResidentField } from '../../generated/api.ts';
import { afterwards } from '../../parts/afterwards.ts';
import { Failure } from '../../parts/failure.tsx';
import { ReasonField } from '../../parts/fields.tsx';
import { ReasonButton } from '../../parts/form-button.tsx';
import type { Pair } from './pair.ts';

interface Props {
  readonly pair: Pair;
  readonly survivor: string;
  readonly fromOther: readonly ResidentField[];
}

/** One person or two: each with a reason. */
export function Decision({ pair: { id, version }, survivor, fromOther }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ readonly reason: string }>();
  const merge = useAct(MergeResidents);
  const send = ({ reason }: { readonly reason: string }): void =>
    void modal.confirm({
      title: t('peopleDesk.merge.merge'),
      content: t('peopleDesk.merge.confirm'),
      okText: t('peopleDesk.merge.merge'),
      cancelText: t('form.cancel'),
      onOk: () =>
        afterwards(merge.mutateAsync({ id, version, input: { survivor, fromOther, reason } }), () => {
          void message.success(t('actions.done', { action: t('peopleDesk.merge.merge') }));
          void navigate(`/people/${survivor}`);
        }),
    });
  return (
    <Card>
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        <ReasonField />
        <Failure error={merge.error} />
        <span className="decide">
          <Button type="primary" size="large" htmlType="submit" loading={merge.isPending}>
            {t('peopleDesk.merge.merge')}
          </Button>
        </span>
      </Form>
      <span className="decide decide-second">
        <ReasonButton
          size="large"
          operation={DismissDuplicate}
          target={{ id, version }}
          title={t('peopleDesk.merge.dismiss')}
          onDone={() => void navigate('/people/duplicates')}
        />
      </span>
    </Card>
  );
}
