import { useTranslation } from 'react-i18next';
import { useAsk } from '../asking.ts';
import { PopulationCodes, type PopulationCodesQuery, type ResidentField } from '../generated/api.ts';
import { codeWords } from '../i18n/en/code-words.ts';
import { idTypes, isHidden, residencies, sexOf } from './codes.ts';

type Lists = PopulationCodesQuery['populationCodes'];
type ListName = keyof Lists;

interface Code {
  readonly code: string;
  readonly zh: string;
}

const listOf: Partial<Record<ResidentField, Exclude<ListName, 'specialTags'>>> = {
  ETHNICITY: 'ethnicGroups',
  EDUCATION: 'educations',
  MARITAL_STATUS: 'maritalStatuses',
  POLITICAL_STATUS: 'politicalStatuses',
};

/** The code lists of people, asked once. */
export const useCodes = (): Lists | undefined => useAsk(PopulationCodes, {}).data?.populationCodes;

/** The word of a code in the reader's language; a code that English has no word for yet is read in Chinese. */
export function useWordOf(): (list: ListName, code: Code) => string {
  const { i18n } = useTranslation();
  return (list, { code, zh }) => (i18n.language === 'en' ? (codeWords[list][code] ?? zh) : zh);
}

/** What may be chosen for a field, where it is a list: code and word. */
export function useChoices(): (field: ResidentField) => readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation();
  const lists = useCodes();
  const word = useWordOf();
  return (field) => {
    if (field === 'SEX') return (['1', '2'] as const).map((value) => ({ value, label: t(`sex.${value}`) }));
    if (field === 'ID_TYPE') return idTypes.map((value) => ({ value, label: t(`idType.${value}`) }));
    if (field === 'RESIDENCY') return residencies.map((value) => ({ value, label: t(`residency.${value}`) }));
    const list = listOf[field];
    return list ? (lists?.[list] ?? []).map((one) => ({ value: one.code, label: word(list, one) })) : [];
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
  const word = useWordOf();
  return (code) => {
    const known = lists?.careTags.find((tag) => tag.code === code);
    return known ? word('careTags', known) : code;
  };
}
