import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask, type ApiError } from '../../api.ts';
import { Failure } from '../../parts/failure.tsx';
import { useViewer } from '../../viewer.tsx';
import { save } from '../files.ts';
import { ledgers, type Ledger } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

const purpose = 'LEDGER_IMPORT';

async function piecesOf({ faultyRows }: Ledger, id: string): Promise<readonly string[]> {
  const pieces: string[] = [];
  for (;;) {
    const { job } = await ask(faultyRows, { id, piece: pieces.length }, { purpose });
    if (!job?.faultyRows) return pieces;
    pieces.push(job.faultyRows);
  }
}

/** The rows that did not go in, as the file they came in with the reason in a last column. It is logged who took them. */
export function FaultyRows({ name, job }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const fetched = useMutation<void, ApiError>({
    mutationFn: async () =>
      save(await piecesOf(ledgers[name], job.id), `${t('imports.change.FAULTY')}-${job.fileName}`),
  });
  const count = (job.applied ?? job.checked)?.faulty ?? 0;
  if (count === 0) return <p className="soft">{t('imports.result.none')}</p>;
  if (job.createdBy !== me) return <p className="soft">{t('imports.result.onlyUploader')}</p>;
  return (
    <div className="stack">
      <div>
        <Button
          type="primary"
          className="faulty-rows"
          icon={<DownloadOutlined aria-hidden />}
          loading={fetched.isPending}
          onClick={() => fetched.mutate()}
        >
          {t('imports.result.download')}
        </Button>
      </div>
      <p className="soft small">{t('imports.result.downloadHint')}</p>
      <Failure error={fetched.error} />
    </div>
  );
}
