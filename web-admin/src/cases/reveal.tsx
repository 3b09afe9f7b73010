import { EyeOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReveal } from '../asking.ts';
import { RevealCase, type RevealCaseQuery } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { purposeName, PurposeSelect, usePurposes } from '../purpose.tsx';
import type { CaseFile } from './case.ts';

interface Props {
  readonly file: CaseFile;
  readonly onReveal: (shown: NonNullable<RevealCaseQuery['case']>) => void;
}

/** Shows what is masked to somebody who says why, and tells them that this is written down. */
export function RevealButton({ file, onReveal }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const purposes = usePurposes();
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState(purposes[0] ?? null);
  const reveal = useReveal(RevealCase);
  if (purposes.length === 0) return null;
  const confirm = (): void => {
    if (!purpose) return;
    reveal.mutate(
      { variables: { id: file.id }, purpose },
      {
        onSuccess: ({ case: shown }) => {
          if (!shown) return;
          onReveal(shown);
          setOpen(false);
          const isSame = shown.reporterPhone === file.reporterPhone && shown.description === file.description;
          const words = { purpose: purposeName(purpose, i18n.language) };
          void message.info(isSame ? t('cases.reveal.still') : t('cases.reveal.shown', words));
        },
      },
    );
  };
  return (
    <>
      <Button className="reveal" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('cases.reveal.open')}
      </Button>
      <Modal
        open={isOpen}
        title={t('cases.reveal.title')}
        okText={t('cases.reveal.confirm')}
        okButtonProps={{ disabled: !purpose, loading: reveal.isPending }}
        onOk={confirm}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="stack">
          <PurposeSelect value={purpose} onChange={setPurpose} />
          <Alert type="warning" showIcon role="note" title={t('cases.reveal.warning')} />
          <Failure error={reveal.error} />
        </div>
      </Modal>
    </>
  );
}
