import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

/** Gives an import up, or stops it; what is in stays until it is undone. */
export function Discard({ name, job: { id, version, state } }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const cancel = useAct(ledgers[name].cancel);
  const isApplying = state === 'APPLYING';
  return (
    <>
      <Popconfirm
        title={isApplying ? t('imports.apply.cancelHint') : t('imports.apply.discard')}
        okText={t('form.submit')}
        cancelText={t('form.cancel')}
        onConfirm={() => cancel.mutate({ id, version })}
      >
        <Button danger loading={cancel.isPending}>
          {isApplying ? t('imports.apply.cancel') : t('imports.apply.discard')}
        </Button>
      </Popconfirm>
      <Failure error={cancel.error} />
    </>
  );
}
