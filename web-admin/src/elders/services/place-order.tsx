import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { PlaceServiceOrder, Providers, type CareKind } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { ChoiceField, MomentField, MoneyField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { careKinds } from '../codes.ts';

interface Values {
  readonly provider: string;
  readonly kind: CareKind;
  readonly scheduledAt: Date;
  readonly price: number;
}

/** 预约服务 for an elder, of a provider that takes orders. */
export function PlaceOrderButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(Providers, { first: 100, state: 'ACTIVE' });
  return (
    <FormButton<Values>
      title={t('eldersDesk.placeOrder')}
      size="large"
      callOf={({ scheduledAt, price, ...input }) =>
        call(PlaceServiceOrder, {
          input: { elder, ...input, scheduledAt: scheduledAt.toISOString(), price: fenOf(price) },
        })
      }
    >
      <ChoiceField
        name="provider"
        label={t('eldersDesk.provider')}
        options={(data?.serviceProviders.nodes ?? []).map(({ id, name, kinds }) => ({
          value: id,
          label: `${name} · ${kinds.map((kind) => t(`elders.careKind.${kind}`)).join(' ')}`,
        }))}
      />
      <ChoiceField
        name="kind"
        label={t('elders.careKindLabel')}
        options={careKinds.map((value) => ({ value, label: t(`elders.careKind.${value}`) }))}
      />
      <MomentField name="scheduledAt" label={t('eldersDesk.scheduledAt')} />
      <MoneyField name="price" label={t('eldersDesk.priceYuan')} most={100_000} />
    </FormButton>
  );
}
