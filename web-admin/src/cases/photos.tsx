import { EyeOutlined } from '@ant-design/icons';
import { Button, Card, Image } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReveal } from '../asking.ts';
import { RevealPhotos } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { addressOf } from '../photo.ts';
import { PurposeSelect, usePurposes } from '../purpose.tsx';
import { dateTime } from '../time.ts';
import { useMay } from '../viewer.tsx';
import type { CaseFile } from './case.ts';
import { PhotosNeeded } from './photos-needed.tsx';
import { PhotoForm } from './photo-form.tsx';

const kinds = ['SCENE', 'BEFORE', 'AFTER'] as const;

/** The photos, before beside after. Faces are personal: they are fetched when somebody asks, for the case's handling. */
export function Photos({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const mayAdd = useMay('case.report');
  const [usual = null] = usePurposes();
  const [purpose, setPurpose] = useState(usual);
  const reveal = useReveal(RevealPhotos);
  const shown = new Map(reveal.data?.case?.attachments.map((photo) => [photo.id, photo]));
  const isHidden = file.attachments.some(({ id }) => !shown.get(id)?.content);
  return (
    <Card
      title={t('cases.photos')}
      extra={mayAdd && file.isOpen ? <PhotoForm caseId={file.id} /> : null}
      className="photos-card"
    >
      {file.actions.some(({ action }) => action === 'RESOLVE') ? <PhotosNeeded file={file} /> : null}
      {file.attachments.length === 0 ? <p className="soft">{t('cases.photoNone')}</p> : null}
      {file.attachments.length > 0 && isHidden && purpose ? (
        <div className="photos-ask">
          <PurposeSelect value={purpose} onChange={setPurpose} />
          <Button
            icon={<EyeOutlined aria-hidden />}
            loading={reveal.isPending}
            onClick={() => reveal.mutate({ variables: { id: file.id }, purpose })}
          >
            {t('cases.photoView')}
          </Button>
          <span className="soft">{t('reveal.warning')}</span>
        </div>
      ) : null}
      <Failure error={reveal.error} />
      <div className="photos">
        {kinds.flatMap((kind) =>
          file.attachments
            .filter((photo) => photo.kind === kind)
            .map(({ id, fileName, size, addedAt }) => (
              <Photo
                key={id}
                name={`${t(`photo.${kind}`)} ${fileName}`}
                kind={t(`photo.${kind}`)}
                about={{ size, addedAt }}
                address={addressOfPhoto(shown.get(id))}
              />
            )),
        )}
      </div>
    </Card>
  );
}

const addressOfPhoto = (photo?: { readonly mediaType: string; readonly content: string | null }): string | null =>
  photo?.content ? addressOf({ mediaType: photo.mediaType, content: photo.content }) : null;

interface PhotoProps {
  readonly name: string;
  readonly kind: string;
  readonly about: { readonly size: number; readonly addedAt: string };
  readonly address: string | null;
}

function Photo({ name, kind, about, address }: PhotoProps) {
  const { i18n } = useTranslation();
  return (
    <figure className="photo">
      {address ? <Image src={address} alt={name} width="100%" /> : <div className="photo-hidden">{kind}</div>}
      <figcaption className="soft small">
        {kind} · {Math.ceil(about.size / 1024)} KB · {dateTime(about.addedAt, i18n.language)}
      </figcaption>
    </figure>
  );
}
