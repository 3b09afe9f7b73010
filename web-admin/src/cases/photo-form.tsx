import { CameraOutlined } from '@ant-design/icons';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../asking.ts';
import { AttachPhoto, type AttachmentKind } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { PhotoPicker } from '../parts/photo-picker.tsx';
import type { Photo } from '../photo.ts';

const kinds = ['BEFORE', 'AFTER', 'SCENE'] as const satisfies readonly AttachmentKind[];

/** Adds one photo, and says when it was taken. */
export function PhotoForm({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<AttachmentKind>('BEFORE');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const attach = useAct(AttachPhoto);
  const close = (): void => {
    setPhotos([]);
    setOpen(false);
  };
  const send = (): void => {
    const [photo] = photos;
    if (photo) attach.mutate({ caseId, photo: { ...photo, kind } }, { onSuccess: close });
  };
  return (
    <>
      <Button icon={<CameraOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('cases.photoAdd')}
      </Button>
      <Modal
        open={isOpen}
        title={t('cases.photoAdd')}
        okText={t('form.submit')}
        okButtonProps={{ disabled: photos.length === 0, loading: attach.isPending }}
        onOk={send}
        onCancel={close}
        destroyOnHidden
      >
        <div className="stack">
          <Radio.Group
            aria-label={t('cases.photoKind')}
            value={kind}
            onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? 'SCENE')}
            options={kinds.map((value) => ({ value, label: t(`photo.${value}`) }))}
          />
          <PhotoPicker photos={photos} onChange={setPhotos} most={1} />
          <Failure error={attach.error} />
        </div>
      </Modal>
    </>
  );
}
