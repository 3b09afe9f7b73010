import { Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../asking.ts';
import type { Operation } from '../operation.ts';
import { Failure } from '../parts/failure.tsx';

interface Props {
  readonly title: string;
  readonly token: string;
  readonly operation: Operation<unknown, { readonly token: string; readonly reason: string }>;
}

/** The reporter does not agree, and says why. */
export function Objection({ title, token, operation }: Props) {
  const { t } = useTranslation();
  const object = useAct(operation);
  return (
    <Card title={title}>
      <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => object.mutate({ token, reason })}>
        <Form.Item
          name="reason"
          label={t('visitor.reason')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Failure error={object.error} />
        <Button size="large" block htmlType="submit" loading={object.isPending}>
          {t('form.submit')}
        </Button>
      </Form>
    </Card>
  );
}
