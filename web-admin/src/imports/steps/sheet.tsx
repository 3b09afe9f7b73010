import { Alert, Button, Card, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { sizeText } from '../files.ts';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';
import { Discard } from './discard.tsx';

/** Which sheet is read, and which row holds the titles. What was found out is filled in. */
export function Sheet({ name, job, go }: StepProps) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState(job.sheet);
  const [header, setHeader] = useState(job.header);
  const choose = useAct(ledgers[name].choose);
  const isNew = sheet !== job.sheet || header !== job.header;
  const use = (): void => {
    if (header === null) return;
    const { id, version } = job;
    if (isNew) choose.mutate({ id, version, sheet, header }, { onSuccess: () => go('columns') });
    else go('columns');
  };
  return (
    <Card title={t('imports.sheet.title')} extra={<Discard name={name} job={job} />}>
      <div className="stack">
        <p className="soft">
          {t('imports.sheet.found', {
            format: job.format ?? '–',
            encoding: job.encoding ?? '–',
            size: sizeText(job.size),
          })}
        </p>
        {job.header === null ? <Alert type="warning" showIcon title={t('imports.sheet.headerNone')} /> : null}
        <div className="field">
          <span>{t('imports.sheet.sheet')}</span>
          <Select
            value={sheet}
            aria-label={t('imports.sheet.sheet')}
            onChange={setSheet}
            options={job.sheets.map((label, value) => ({ value, label }))}
          />
        </div>
        <label className="field">
          <span>{t('imports.sheet.header')}</span>
          <InputNumber min={1} max={1000} precision={0} value={header} onChange={setHeader} className="whole" />
        </label>
        <p className="soft">{job.columns.map(({ title }) => title).join(' · ')}</p>
        <Failure error={choose.error} />
        <div>
          <Button type="primary" disabled={header === null} loading={choose.isPending} onClick={use}>
            {t('imports.sheet.use')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
