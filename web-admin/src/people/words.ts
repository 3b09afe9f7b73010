import { useTranslation } from 'react-i18next';
import { useAsk } from '../asking.ts';
import { PopulationCodes, type PopulationCodesQuery, type ResidentField } from '../generated/api.ts';
import { idTypes, isHidden, residencies, sexOf } from './codes.ts';

type Lists = PopulationCodesQuery['populationCodes'];
type Code = Lists['ethnicGroups'][number];

const listOf = (lists: Lists | undefined, field: ResidentField): readonly Code[] => {
  if (!lists) return [];
  const { ethnicGroups: ETHNICITY, educations: EDUCATION } = lists;
  const { maritalStatuses: MARITAL_STATUS, politicalStatuses: POLITICAL_STATUS } = lists;
  const byField: Partial<Record<ResidentField, readonly Code[]>> = {
    ETHNICITY,
    EDUCATION,
    MARITAL_STATUS,
    POLITICAL_STATUS,
  };
  return byField[field] ?? [];
};

/** The code lists of people, asked once. */
export const useCodes = (): Lists | undefined => useAsk(PopulationCodes, {}).data?.populationCodes;

/** What may be chosen for a field, where it is a list: code and word. */
export function useChoices(): (field: ResidentField) => readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation();
  const lists = useCodes();
  return (field) => {
    if (field === 'SEX') return (['1', '2'] as const).map((value) => ({ value, label: t(`sex.${value}`) }));
    if (field === 'ID_TYPE') return idTypes.map((value) => ({ value, label: t(`idType.${value}`) }));
    if (field === 'RESIDENCY') return residencies.map((value) => ({ value, label: t(`residency.${value}`) }));
    return listOf(lists, field).map(({ code, zh }) => ({ value: code, label: zh }));
  };
}

/** A value of a field as a person reads it: a code becomes its word, a mask stays. */
export function useFieldWord(): (field: ResidentField, value: string) => string {
  const { t } = useTranslation();
  const choices = useChoices();
  return (field, value) => {
    if (isHidden(value)) return t('people.hidden');
    if (field === 'SEX') return t(`sex.${sexOf(value)}`);
    return choices(field).find((choice) => choice.value === value)?.label ?? value;
  };
}

/** Words of care tags. */
export function useTagWord(): (code: string) => string {
  const lists = useCodes();
  return (code) => lists?.careTags.find((tag) => tag.code === code)?.zh ?? code;
}
