import { EyeOutlined } from '@ant-design/icons';
import type { PurposeCode } from '@linli/contract';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReveal } from '../../asking.ts';
import { RevealHouse, type RevealHouseQuery } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { purposeName, PurposeSelect, usePurposes } from '../../purpose.tsx';
import type { HouseFile } from './file.ts';

interface Props {
  readonly file: HouseFile;
  readonly onReveal: (shown: NonNullable<RevealHouseQuery['house']>) => void;
}

// What brings somebody to a house; the API decides whether it opens this one.
const sensible: readonly PurposeCode[] = ['HOUSEHOLD_VISIT', 'AFFAIR_HANDLING', 'EMERGENCY'];

/** Shows the owner to somebody who says why, and tells them that this is written down. */
export function RevealOwner({ file, onReveal }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const held = usePurposes();
  const purposes = sensible.filter((code) => held.includes(code));
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState(purposes[0] ?? null);
  const reveal = useReveal(RevealHouse);
  if (purposes.length === 0) return null;
  const confirm = (): void => {
    if (!purpose) return;
    const onSuccess = ({ house }: RevealHouseQuery): void => {
      if (!house) return;
      setOpen(false);
      if (house.ownerName === file.ownerName && house.ownerPhone === file.ownerPhone) {
        void message.info(t('cases.reveal.still'));
        return;
      }
      onReveal(house);
      void message.info(t('cases.reveal.shown', { purpose: purposeName(purpose, i18n.language) }));
    };
    reveal.mutate({ variables: { id: file.id }, purpose }, { onSuccess });
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
          <PurposeSelect value={purpose} onChange={setPurpose} offered={purposes} />
          <Alert type="warning" showIcon role="note" title={t('cases.reveal.warning')} />
          <Failure error={reveal.error} />
        </div>
      </Modal>
    </>
  );
}
