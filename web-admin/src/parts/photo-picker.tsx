import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, shrunk, type Photo } from '../photo.ts';

interface Props {
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
  readonly most: number;
}

/** Takes photos from the camera or the album and shows what will be sent. */
export function PhotoPicker({ photos, onChange, most }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [hasFailed, setFailed] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(target.files ?? [])].slice(0, most - photos.length);
    setFailed(false);
    try {
      onChange([...photos, ...(await Promise.all(files.map(shrunk)))]);
    } catch {
      setFailed(true);
    } finally {
      target.value = '';
    }
  };
  return (
    <div className="picker">
      {photos.map((photo, index) => (
        <div key={`${index}${photo.content.length}`} className="picked">
          <img src={addressOf(photo)} alt={photo.fileName} />
          <Button
            shape="circle"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('visitor.photoRemove', { n: index + 1 })}
            onClick={() => onChange(photos.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {photos.length < most ? (
        <label htmlFor={id} className="picker-add">
          <CameraOutlined aria-hidden />
          <span>{t('visitor.photoAdd')}</span>
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple={most > 1}
            className="only-read"
            onChange={(event) => void take(event)}
          />
        </label>
      ) : null}
      {hasFailed ? <p role="alert">{t('visitor.photoFailed')}</p> : null}
    </div>
  );
}
