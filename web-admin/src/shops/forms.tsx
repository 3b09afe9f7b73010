import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HomePlaceField } from '../cases/actions/home-place-field.tsx';
import {
  OpenMerchant,
  PlanInspection,
  RecordLicence,
  Checklists,
  type EmployeeBand,
  type LicenceKind,
  type MerchantKind,
  type OpenMerchantMutation,
} from '../generated/api.ts';
import { useAsk } from '../asking.ts';
import { departmentName } from '../names.ts';
import { call } from '../operation.ts';
import { AnyDayField, ChoiceField, LineField } from '../parts/fields.tsx';
import { FormButton } from '../parts/form-button.tsx';
import { HouseField } from '../people/actions/house-field.tsx';
import { useMay, useViewer } from '../viewer.tsx';
import { employeeBands, licenceKinds, merchantKinds } from './codes.ts';

interface NewShop {
  readonly place: string;
  readonly name: string;
  readonly kind: MerchantKind;
  readonly industryCode: string;
  readonly creditCode?: string;
  readonly house: string;
  readonly phone?: string;
  readonly employees?: EmployeeBand;
}

const orNull = (text: string | undefined): string | null => text?.trim() || null;

/** 登记商户 in a house. */
export function OpenShopButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!useMay('merchant.write')) return null;
  return (
    <FormButton<NewShop>
      title={t('shops.register')}
      icon={<PlusOutlined aria-hidden />}
      initial={{ kind: 'SHOP', ...(home ? { place: home.code } : {}) }}
      callOf={({ house, name, industryCode, creditCode, phone, employees, ...input }) =>
        call(OpenMerchant, {
          input: {
            ...input,
            name: name.trim(),
            industryCode: industryCode.trim(),
            creditCode: orNull(creditCode),
            phone: orNull(phone),
            employees: employees ?? null,
            premises: { kind: 'HOUSE', id: house },
          },
        })
      }
      onDone={(answer) => void navigate(`/shops/${(answer as OpenMerchantMutation).openMerchant.id}`)}
    >
      <LineField name="name" label={t('shops.name')} max={80} />
      <ChoiceField
        name="kind"
        label={t('shops.kindLabel')}
        options={merchantKinds.map((value) => ({ value, label: t(`shops.kind.${value}`) }))}
      />
      <LineField name="industryCode" label={t('shops.industryCode')} max={5} />
      <LineField name="creditCode" label={t('shops.creditCode')} max={18} isOptional />
      <HouseField />
      <ChoiceField
        name="employees"
        label={t('shops.employeesLabel')}
        isOptional
        options={employeeBands.map((value) => ({ value, label: t(`shops.employees.${value}`) }))}
      />
      <LineField name="phone" label={t('residentField.PHONE')} max={20} isOptional />
      <HomePlaceField />
    </FormButton>
  );
}

interface NewLicence {
  readonly kind: LicenceKind;
  readonly number: string;
  readonly issuedBy?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** 登记证照. */
export function RecordLicenceButton({ merchant }: { readonly merchant: string }) {
  const { t } = useTranslation();
  if (!useMay('merchant.write')) return null;
  return (
    <FormButton<NewLicence>
      title={t('shops.recordLicence')}
      callOf={({ number, issuedBy, validFrom, validTo, kind }) =>
        call(RecordLicence, {
          merchant,
          input: {
            kind,
            number: number.trim(),
            issuedBy: orNull(issuedBy),
            validFrom: validFrom || null,
            validTo: validTo || null,
          },
        })
      }
    >
      <ChoiceField
        name="kind"
        label={t('shops.licenceKindLabel')}
        options={licenceKinds.map((value) => ({ value, label: t(`shops.licenceKind.${value}`) }))}
      />
      <LineField name="number" label={t('shops.number')} max={60} />
      <LineField name="issuedBy" label={t('shops.issuedBy')} max={80} isOptional />
      <AnyDayField name="validFrom" label={t('shops.validFrom')} isOptional />
      <AnyDayField name="validTo" label={t('shops.validTo')} isOptional />
    </FormButton>
  );
}

interface Planned {
  readonly checklists: string[];
  readonly plannedFor: string;
}

/** 安排检查: one team, or several together. */
export function PlanInspectionButton({
  merchant,
  within,
}: {
  readonly merchant: string;
  readonly within: string | null;
}) {
  const { t } = useTranslation();
  const mayPlan = useMay('inspection.plan');
  const { data } = useAsk(Checklists, { within }, { enabled: mayPlan });
  const lists = data?.checklists.checklists.filter(({ isSelfCheck }) => !isSelfCheck) ?? [];
  if (!mayPlan) return null;
  return (
    <FormButton<Planned>
      title={t('shops.planInspection')}
      callOf={(input) => call(PlanInspection, { input: { merchant, ...input } })}
    >
      <p className="soft">{t('shops.planHint')}</p>
      <ChoiceField
        name="checklists"
        label={t('shops.checklists')}
        isMany
        options={lists.map(({ code, name, team }) => ({ value: code, label: `${name} · ${departmentName(team, t)}` }))}
      />
      <AnyDayField name="plannedFor" label={t('shops.plannedFor')} />
    </FormButton>
  );
}
