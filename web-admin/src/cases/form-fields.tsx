import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReporterKind } from '../generated/api.ts';
import { useCategories } from './categories.ts';
import { channels, severities } from './codes.ts';
import { GridSelect } from './grid-select.tsx';
import { PlaceField } from './actions/place-field.tsx';
import { useViewer } from '../viewer.tsx';

/** What, where, how bad. */
export function MatterFields() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const place: unknown = Form.useWatch('place');
  const categories = useCategories(home?.code ?? null);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <>
      <div className="form-row">
        <Form.Item name="place" label={t('cases.report.place')} rules={required}>
          <PlaceField under={home?.code ?? ''} label={t('cases.report.place')} />
        </Form.Item>
        <Form.Item name="grid" label={t('cases.report.grid')}>
          <GridSelect place={typeof place === 'string' ? place : (home?.code ?? '')} />
        </Form.Item>
        <Form.Item name="category" label={t('cases.report.category')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={categories.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
        <Form.Item name="severity" label={t('cases.report.severity')}>
          <Select options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))} />
        </Form.Item>
        <Form.Item name="channel" label={t('cases.report.channel')}>
          <Select options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('cases.report.title')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="description" label={t('cases.report.description')} rules={required}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="address" label={t('cases.report.address')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

const kinds = ['STAFF', 'RESIDENT', 'DEPARTMENT', 'DEVICE'] as const satisfies readonly ReporterKind[];

/** Who told us; all of it may be left out. */
export function ReporterFields() {
  const { t } = useTranslation();
  return (
    <div className="form-row">
      <Form.Item name="reporterKind" label={t('cases.report.reporterKind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`reporterKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reporterName" label={t('cases.reporterName')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reporterPhone" label={t('cases.reporterPhone')}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="anonymous" valuePropName="checked" className="bare">
        <Checkbox>{t('cases.anonymous')}</Checkbox>
      </Form.Item>
    </div>
  );
}
