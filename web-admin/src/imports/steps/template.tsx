import { App, Button, Card, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

/** Keeps what was matched, so that the next ledger of this place is read by itself. */
export function Template({ name, job }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [title, setTitle] = useState('');
  const keep = useAct(ledgers[name].keep);
  const save = (): void =>
    keep.mutate(
      { id: job.id, version: job.version, name: title.trim() },
      { onSuccess: () => void message.success(t('imports.kept')) },
    );
  return (
    <Card title={t('imports.template')}>
      <div className="stack">
        <p className="soft">{t('imports.templateHint')}</p>
        <div className="one-line">
          <Input
            maxLength={50}
            value={title}
            aria-label={t('imports.templateName')}
            placeholder={t('imports.templateName')}
            onChange={({ target }) => setTitle(target.value)}
          />
          <Button disabled={title.trim() === ''} loading={keep.isPending} onClick={save}>
            {t('imports.template')}
          </Button>
        </div>
        <Failure error={keep.error} />
      </div>
    </Card>
  );
}
