import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  DescribeBuilding,
  RegisterBuilding,
  type BuildingKind,
  type BuildingQuery,
  type RegisterBuildingMutation,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, CountField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { buildingKinds } from '../codes.ts';

interface Described {
  readonly kind: BuildingKind;
  readonly floors: number;
  readonly basements: number;
  readonly elevators: number;
  readonly builtYear?: number | null;
}

interface NewBuilding extends Described {
  readonly number: string;
  readonly units: number;
}

function DescribedFields() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="kind"
        label={t('homes.kind')}
        options={buildingKinds.map((value) => ({ value, label: t(`homes.buildingKind.${value}`) }))}
      />
      <CountField name="floors" label={t('homes.floors')} most={200} />
      <CountField name="basements" label={t('homes.register.basements')} most={10} />
      <CountField name="elevators" label={t('homes.elevators')} most={50} />
      <CountField name="builtYear" label={t('homes.builtYear')} most={2100} isOptional />
    </>
  );
}

/** 登记楼栋 in an estate. */
export function RegisterBuildingButton({ estate }: { readonly estate: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useMay('house.write')) return null;
  return (
    <FormButton<NewBuilding>
      title={t('homes.register.building')}
      icon={<PlusOutlined aria-hidden />}
      initial={{ kind: 'RESIDENTIAL', floors: 6, basements: 0, elevators: 0, units: 2 }}
      callOf={({ number, builtYear, ...values }) =>
        call(RegisterBuilding, { input: { estate, number: number.trim(), builtYear: builtYear ?? null, ...values } })
      }
      onDone={(answer) => void navigate(`/buildings/${(answer as RegisterBuildingMutation).registerBuilding.id}`)}
    >
      <LineField name="number" label={t('homes.register.number')} max={12} />
      <CountField name="units" label={t('homes.register.units')} most={30} />
      <DescribedFields />
    </FormButton>
  );
}

/** 更正楼栋信息. */
export function DescribeBuildingButton({ file }: { readonly file: NonNullable<BuildingQuery['building']> }) {
  const { t } = useTranslation();
  const { id, version, kind, floors, basements, elevators, builtYear } = file;
  if (!useMay('house.write')) return null;
  return (
    <FormButton<Described>
      title={t('homes.register.describe')}
      initial={{ kind, floors, basements, elevators, builtYear }}
      callOf={({ builtYear: year, ...input }) =>
        call(DescribeBuilding, { id, version, input: { ...input, builtYear: year ?? null } })
      }
    >
      <DescribedFields />
    </FormButton>
  );
}
