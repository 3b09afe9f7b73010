import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../asking.ts';
import { LetStall, Shops, VacateStall } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import type { MarketFile } from './show.tsx';

type Stall = MarketFile['stalls']['nodes'][number];

/** 摊位: who has which, and which are free. */
export function Stalls({ file }: { readonly file: MarketFile }) {
  const { t } = useTranslation();
  const mayManage = useMay('market.manage');
  return (
    <Card title={`${t('shops.stalls')} · ${file.stalls.nodes.length}`}>
      <ul className="tiles">
        {file.stalls.nodes.map((stall) => (
          <li key={stall.id}>
            <strong>{stall.number}</strong>
            {stall.merchant ? (
              <Link to={`/shops/${stall.merchant.id}`}>{stall.merchant.name}</Link>
            ) : (
              <span className="soft">{t('shops.vacant')}</span>
            )}
            {mayManage ? <Step stall={stall} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Step({ stall: { id, version, merchant } }: { readonly stall: Stall }) {
  const { t } = useTranslation();
  if (merchant)
    return (
      <FormButton
        title={t('shopsDesk.vacateStall')}
        size="small"
        danger
        callOf={() => call(VacateStall, { id, version })}
      />
    );
  return (
    <FormButton<{ readonly merchant: string }>
      title={t('shopsDesk.letStall')}
      size="small"
      callOf={(values) => call(LetStall, { id, version, merchant: values.merchant })}
    >
      <Holders />
    </FormButton>
  );
}

function Holders() {
  const { t } = useTranslation();
  const { data } = useAsk(Shops, { first: 100, filter: { kind: 'MARKET_STALL', status: 'OPEN' }, order: 'NAME' });
  return (
    <ChoiceField
      name="merchant"
      label={t('shopsDesk.stallHolder')}
      options={(data?.merchants.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
