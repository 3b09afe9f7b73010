import { Alert, Button, Card, Form, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSend } from '../asking.ts';
import { ShopByQr, SubmitSelfCheck, type ShopByQrQuery, type SubmitSelfCheckMutation } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { useRules } from '../parts/fields.tsx';

type Shop = NonNullable<ShopByQrQuery['shopByQr']>;

/** 商户公示: what a shop shows to whoever scans its code, and the form it answers itself. */
export function ShopNotice({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(ShopByQr, { token });
  const shop = data?.shopByQr;
  if (!shop) return null;
  return (
    <Card className="shop-notice" title={shop.name}>
      <p className="tags">
        <Tag {...(shop.status === 'OPEN' ? { color: 'success' } : { color: 'warning' })}>
          {t(`shops.status.${shop.status}`)}
        </Tag>
        <Tag>{t('shops.creditOf', { score: shop.creditScore })}</Tag>
        {shop.lastResult ? (
          <Tag color={shop.lastResult === 'PASS' ? 'success' : 'error'}>
            {t('shops.lastInspected', { on: shop.lastInspectedOn, result: t(`shops.result.${shop.lastResult}`) })}
          </Tag>
        ) : null}
      </p>
      <h2>{t('shops.licences')}</h2>
      <ul className="lines">
        {shop.licences.map(({ kind, number, validTo, state }) => (
          <li key={kind + number}>
            <span className="lines-head">
              <strong>{t(`shops.licenceKind.${kind}`)}</strong>
              <Tag color={state === 'VALID' ? 'success' : 'error'}>{t(`shops.licenceState.${state}`)}</Tag>
            </span>
            <span className="soft">
              {[number, validTo ? t('shops.until', { on: validTo }) : null].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <SelfCheck token={token} form={shop.selfCheck} />
    </Card>
  );
}

interface Answers {
  readonly answers: Readonly<Record<string, boolean>>;
}

function SelfCheck({ token, form }: { readonly token: string; readonly form: Shop['selfCheck'] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [receipt, setReceipt] = useState<SubmitSelfCheckMutation['submitSelfCheck'] | null>(null);
  const submit = useSend(SubmitSelfCheck);
  const rules = useRules();
  const send = ({ answers }: Answers): void =>
    submit.mutate(
      {
        token,
        input: { version: form.version, answers: Object.entries(answers).map(([item, ok]) => ({ item, ok })) },
      },
      { onSuccess: ({ submitSelfCheck }) => setReceipt(submitSelfCheck) },
    );
  if (receipt)
    return (
      <Alert
        type={receipt.faults === 0 ? 'success' : 'warning'}
        showIcon
        title={t('shops.selfChecked', { count: receipt.faults })}
        description={receipt.putRight.join('、')}
      />
    );
  if (!isOpen)
    return (
      <Button size="large" block onClick={() => setOpen(true)}>
        {t('shops.selfCheck')}
      </Button>
    );
  return (
    <Form<Answers> layout="vertical" requiredMark={false} onFinish={send}>
      <h2>{form.name}</h2>
      {form.items.map(({ code, text }) => (
        <Form.Item key={code} name={['answers', code]} label={text} rules={rules}>
          <Radio.Group
            options={[
              { value: true, label: t('shops.good') },
              { value: false, label: t('shops.bad') },
            ]}
          />
        </Form.Item>
      ))}
      <Failure error={submit.error} />
      <Button type="primary" size="large" block htmlType="submit" loading={submit.isPending}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}
