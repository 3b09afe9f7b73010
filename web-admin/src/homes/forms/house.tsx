import { PlusOutlined } from '@ant-design/icons';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  DescribeHouse,
  RegisterHouse,
  RemoveHouse,
  type HouseTenure,
  type HouseUse,
  type RegisterHouseMutation,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, CountField, LineField, useRules } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { tenures, uses } from '../codes.ts';
import type { HouseFile } from '../house/file.ts';

interface Described {
  readonly area?: number | null;
  readonly tenure?: HouseTenure | null;
  readonly capacity?: number | null;
  readonly ownerName?: string;
  readonly ownerPhone?: string;
}

interface NewHouse extends Described {
  readonly unit?: string;
  readonly floor: number;
  readonly room: string;
  readonly use: HouseUse;
}

const described = ({ area, tenure, capacity, ownerName, ownerPhone }: Described) => ({
  area: area ?? null,
  tenure: tenure ?? null,
  capacity: capacity ?? null,
  ...(ownerName?.trim() ? { ownerName: ownerName.trim() } : {}),
  ...(ownerPhone?.trim() ? { ownerPhone: ownerPhone.trim() } : {}),
});

function NumberField({ name, label, isOptional }: { name: string; label: string; isOptional?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={useRules(isOptional)}>
      <InputNumber min={-10} max={10_000} className="whole" />
    </Form.Item>
  );
}

function DescribedFields() {
  const { t } = useTranslation();
  return (
    <>
      <NumberField name="area" label={t('homes.register.area')} isOptional />
      <ChoiceField
        name="tenure"
        label={t('homes.house.tenure')}
        isOptional
        options={tenures.map((value) => ({ value, label: t(`homes.tenure.${value}`) }))}
      />
      <CountField name="capacity" label={t('homes.house.capacity')} most={500} isOptional />
      <LineField name="ownerName" label={t('homes.house.owner')} max={60} isOptional />
      <LineField name="ownerPhone" label={t('homes.house.ownerPhone')} max={20} isOptional />
    </>
  );
}

/** 登记户室 in a building. */
export function RegisterHouseButton({ building }: { readonly building: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useMay('house.write')) return null;
  return (
    <FormButton<NewHouse>
      title={t('homes.register.house')}
      icon={<PlusOutlined aria-hidden />}
      initial={{ use: 'OWN' }}
      callOf={({ unit, floor, room, use, ...rest }) =>
        call(RegisterHouse, {
          input: { building, unit: unit?.trim() || null, floor, room: room.trim(), use, ...described(rest) },
        })
      }
      onDone={(answer) => void navigate(`/houses/${(answer as RegisterHouseMutation).registerHouse.id}`)}
    >
      <LineField name="unit" label={t('homes.register.unit')} max={12} isOptional />
      <NumberField name="floor" label={t('homes.register.floor')} />
      <LineField name="room" label={t('homes.register.room')} max={12} />
      <ChoiceField
        name="use"
        label={t('homes.house.use')}
        options={uses.map((value) => ({ value, label: t(`homes.use.${value}`) }))}
      />
      <DescribedFields />
    </FormButton>
  );
}

/** 更正户室信息; an owner left empty stays. */
export function DescribeHouseButton({ file }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  const { id, version, area, tenure, capacity } = file;
  if (!useMay('house.write')) return null;
  return (
    <FormButton<Described>
      title={t('homes.register.describe')}
      initial={{ area, tenure, capacity }}
      callOf={(values) => call(DescribeHouse, { id, version, input: described(values) })}
    >
      <p className="soft">{t('homes.register.ownerStays')}</p>
      <DescribedFields />
    </FormButton>
  );
}

/** 注销户室. */
export function RemoveHouseButton({ file }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useMay('house.remove')) return null;
  return (
    <ReasonButton
      operation={RemoveHouse}
      target={file}
      title={t('homes.register.remove')}
      danger
      onDone={() => void navigate(file.building ? `/buildings/${file.building.id}` : '/homes')}
    >
      <p className="soft">{t('homes.register.removeHint')}</p>
    </ReasonButton>
  );
}
