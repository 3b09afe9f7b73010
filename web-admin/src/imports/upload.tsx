import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Progress } from 'antd';
import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask, type ApiError } from '../api.ts';
import { newKey } from '../asking.ts';
import { PlaceSelect } from '../cases/place-select.tsx';
import { percent } from '../numbers.ts';
import { Failure } from '../parts/failure.tsx';
import { useViewer } from '../viewer.tsx';
import { countPieces, pieceOf, save, sizeText } from './files.ts';
import { ledgers, type LedgerName } from './ledgers.ts';

interface Sending {
  readonly file: File;
  readonly place: string;
}

/** Sends a file piece by piece and says how far it is. */
function useSend(name: LedgerName, say: (share: number) => void) {
  const client = useQueryClient();
  const { upload, next } = ledgers[name];
  return useMutation<string, ApiError, Sending>({
    mutationFn: async ({ file, place }) => {
      const count = countPieces(file);
      const first = await pieceOf(file, 0);
      const what = { place, fileName: file.name, content: first, isLast: count === 1 };
      let { job } = await ask(upload, what, { idempotencyKey: newKey() });
      say(1 / count);
      for (let at = 1; at < count; at += 1) {
        const content = await pieceOf(file, at);
        const more = { ...job, content, isLast: at === count - 1 };
        ({ job } = await ask(next, more, { idempotencyKey: newKey() }));
        say((at + 1) / count);
      }
      return job.id;
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

function Sample({ name }: { readonly name: LedgerName }) {
  const { t } = useTranslation();
  const fetched = useMutation<void, ApiError>({
    mutationFn: async () => {
      const { ledger } = await ask(ledgers[name].sample, {});
      save([ledger.sample], `${t(`imports.ledger.${name}`)}.xlsx`);
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} loading={fetched.isPending} onClick={() => fetched.mutate()}>
        {t('imports.sample')}
      </Button>
      <Failure error={fetched.error} />
    </>
  );
}

/** The first step: which file, and where its rows belong. */
export function Upload({ name }: { readonly name: LedgerName }) {
  const { t } = useTranslation();
  const { home } = useViewer();
  const id = useId();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [place, setPlace] = useState<string | null>(home?.code ?? null);
  const [share, setShare] = useState(0);
  const send = useSend(name, setShare);
  const start = (): void => {
    if (!file || !place) return;
    send.mutate({ file, place }, { onSuccess: (job) => void navigate(`/imports/${name}/${job}`) });
  };
  return (
    <Card title={t('imports.start')} extra={<Sample name={name} />} className="upload">
      <div className="stack">
        <div className="field">
          <span>{t('imports.place')}</span>
          <PlaceSelect value={place} onChange={setPlace} label={t('imports.place')} />
        </div>
        <label htmlFor={id} className="picker-add file-add">
          <UploadOutlined aria-hidden />
          <span>
            {file ? t('imports.chosen', { name: `${file.name} · ${sizeText(file.size)}` }) : t('imports.choose')}
          </span>
          <span className="soft small">{t('imports.fileHint')}</span>
          <input
            id={id}
            type="file"
            accept=".xlsx,.csv,.txt"
            className="only-read"
            onChange={({ target }: ChangeEvent<HTMLInputElement>) => setFile(target.files?.[0] ?? null)}
          />
        </label>
        {send.isPending ? (
          <div role="status">
            <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={t('imports.step.upload')} />
            {t('imports.uploading', { percent: percent(share) })}
          </div>
        ) : null}
        <Failure error={send.error} />
        <div>
          <Button type="primary" disabled={!file || !place} loading={send.isPending} onClick={start}>
            {t('imports.upload')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
