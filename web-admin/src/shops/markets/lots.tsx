import { Card, Form, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { SellOutLot, TestLot, WithdrawLot } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import type { MarketFile } from './show.tsx';

type Lot = MarketFile['lots']['nodes'][number];

/** 批次: goods that came, from where, and what the quick test gave. */
export function Lots({ file }: { readonly file: MarketFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('shops.lots')}>
      {file.lots.nodes.length === 0 ? <p className="soft">{t('shops.noLots')}</p> : null}
      <ul className="lines">
        {file.lots.nodes.map((lot) => (
          <Line key={lot.id} lot={lot} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const mayManage = useMay('market.manage');
  const { id, version, goods, unit, quantity, arrivedOn, testPassed, state, stall, source, code } = lot;
  const isTested = testPassed !== null;
  return (
    <li>
      <span className="lines-head">
        <strong>{goods}</strong>
        <span className="tags-line">
          {isTested ? (
            <Tag color={testPassed ? 'success' : 'error'}>{t(testPassed ? 'shops.testGood' : 'shops.testBad')}</Tag>
          ) : null}
          <Tag>{t(`shops.lotState.${state}`)}</Tag>
        </span>
      </span>
      <span className="soft">
        {[
          `${quantity} × ${t(`shops.unit.${unit}`)}`,
          stall?.number,
          t(`shops.source.${source.kind}`),
          source.name,
          arrivedOn,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="soft small">{code}</span>
      {mayManage && state === 'ON_SALE' ? (
        <span className="buttons">
          {isTested ? null : (
            <FormButton<{ readonly passed: boolean }>
              title={t('shops.test')}
              initial={{ passed: true }}
              callOf={({ passed }) => call(TestLot, { id, version, passed })}
            >
              <Form.Item name="passed">
                <Radio.Group
                  options={[
                    { value: true, label: t('shops.testGood') },
                    { value: false, label: t('shops.testBad') },
                  ]}
                />
              </Form.Item>
            </FormButton>
          )}
          <FormButton title={t('shopsDesk.soldOut')} callOf={() => call(SellOutLot, { id, version })} />
          <ReasonButton operation={WithdrawLot} target={lot} title={t('shops.withdraw')} danger />
        </span>
      ) : null}
    </li>
  );
}
