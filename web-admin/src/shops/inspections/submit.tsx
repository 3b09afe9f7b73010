import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { SubmitRectification, type InspectionLineFragment } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { PhotoPicker } from '../../parts/photo-picker.tsx';
import type { Photo } from '../../photo.ts';

interface Values {
  readonly measures: string;
  readonly photos?: readonly Photo[];
}

interface FieldProps {
  readonly value?: readonly Photo[];
  readonly onChange?: (photos: readonly Photo[]) => void;
}

/** Photos inside a form, which hands in value and change by itself. */
const Photos = ({ value = [], onChange }: FieldProps) => (
  <PhotoPicker photos={value} onChange={(photos) => onChange?.(photos)} most={3} />
);

/** 提交整改: what was done, with photos. */
export function SubmitButton({ line: { id, version } }: { readonly line: InspectionLineFragment }) {
  const { t } = useTranslation();
  return (
    <FormButton<Values>
      title={t('shops.inspectionAction.SUBMIT')}
      type="primary"
      callOf={({ measures, photos = [] }) => call(SubmitRectification, { id, version, input: { measures, photos } })}
    >
      <WordsField name="measures" label={t('homes.hazard.measures')} max={1000} />
      <Form.Item name="photos" label={t('visitor.photos')}>
        <Photos />
      </Form.Item>
    </FormButton>
  );
}
