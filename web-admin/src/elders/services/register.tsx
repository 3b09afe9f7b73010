import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { RegisterProvider, type CareKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { careKinds } from '../codes.ts';

interface Values {
  readonly place: string;
  readonly name: string;
  readonly creditCode: string;
  readonly officePhone?: string;
  readonly kinds: CareKind[];
}

/** 登记机构. */
export function RegisterProviderButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  if (!useMay('elder.configure')) return null;
  return (
    <FormButton<Values>
      title={t('eldersDesk.registerProvider')}
      icon={<PlusOutlined aria-hidden />}
      initial={home ? { place: home.code } : {}}
      callOf={({ name, creditCode, officePhone, ...input }) =>
        call(RegisterProvider, {
          input: {
            ...input,
            name: name.trim(),
            creditCode: creditCode.trim(),
            officePhone: officePhone?.trim() || null,
          },
        })
      }
    >
      <LineField name="name" label={t('eldersDesk.providerName')} />
      <LineField name="creditCode" label={t('shops.creditCode')} max={18} />
      <LineField name="officePhone" label={t('eldersDesk.officePhone')} max={20} isOptional />
      <ChoiceField
        name="kinds"
        label={t('eldersDesk.kinds')}
        isMany
        options={careKinds.map((value) => ({ value, label: t(`elders.careKind.${value}`) }))}
      />
      <HomePlaceField />
    </FormButton>
  );
}
