import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';

const sentenceOf = ({ zh, en }: ApiError, language: string): string => (language === 'en' ? en : zh);

/**
 * What the API refused because of one field is said at that field. Gives back what has to be said elsewhere: a refusal that
 * means no field of this form.
 */
export function useInPlace(form: FormInstance, error: Error | null): Error | null {
  const { i18n } = useTranslation();
  const [placed, setPlaced] = useState<Error | null>(null);
  const { language } = i18n;
  useEffect(() => {
    if (!(error instanceof ApiError) || !error.field) return;
    const wanted = error.field.split('.').at(-1);
    const meant = form.getFieldsError().find(({ name }) => name.some((part) => String(part) === wanted));
    if (!meant) return;
    form.setFields([{ name: meant.name, errors: [sentenceOf(error, language)] }]);
    form.scrollToField(meant.name, { block: 'center' });
    setPlaced(error);
  }, [form, error, language]);
  return placed === error ? null : error;
}
