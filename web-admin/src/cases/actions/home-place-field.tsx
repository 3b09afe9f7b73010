import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRules } from '../../parts/fields.tsx';
import { useViewer } from '../../viewer.tsx';
import { PlaceField } from './place-field.tsx';

/** Where something new stands: one's own place or one below. */
export function HomePlaceField() {
  const { t } = useTranslation();
  const { home } = useViewer();
  return (
    <Form.Item name="place" label={t('peopleDesk.place')} rules={useRules()}>
      <PlaceField under={home?.code ?? ''} label={t('peopleDesk.place')} />
    </Form.Item>
  );
}
