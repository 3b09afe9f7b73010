import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

/** Takes the newest batch or everything back; what somebody changed since stays. */
export function Undo({ name, job: { id, version, standing } }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const undo = useAct(ledgers[name].undo);
  return (
    <div className="stack">
      <span className="buttons">
        <Popconfirm
          title={t('imports.result.undoTitle')}
          description={t('imports.result.undoHint')}
          okText={t('form.submit')}
          cancelText={t('form.cancel')}
          onConfirm={() => undo.mutate({ id, version })}
        >
          <Button danger loading={undo.isPending}>
            {t('imports.result.undo')}
          </Button>
        </Popconfirm>
        {standing > 1 ? (
          <Popconfirm
            title={t('imports.result.undoTitle')}
            description={t('imports.result.undoHint')}
            okText={t('form.submit')}
            cancelText={t('form.cancel')}
            onConfirm={() => undo.mutate({ id, version, batches: 1 })}
          >
            <Button loading={undo.isPending}>{t('imports.result.undoBatch')}</Button>
          </Popconfirm>
        ) : null}
      </span>
      <Failure error={undo.error} />
    </div>
  );
}
