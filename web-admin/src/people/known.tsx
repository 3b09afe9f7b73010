import { Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RevealPerson, type PersonFieldsFragment, type ResidentField } from '../generated/api.ts';
import { isoDay } from '../time.ts';
import { useMay } from '../viewer.tsx';
import { fieldKeys, fields, isHidden } from './codes.ts';
import type { PersonFile } from './person.ts';
import { Reveal } from '../parts/reveal.tsx';
import { opened } from '../parts/opened.ts';
import { CareTags } from './tags.tsx';
import { useFieldWord } from './words.ts';

/** What is known of a person, each field with where it comes from. Masked until a purpose is named. */
export function Known({ file, onReveal }: { readonly file: PersonFile; readonly onReveal: () => void }) {
  const { t } = useTranslation();
  const [revealed, setRevealed] = useState<PersonFieldsFragment | null>(null);
  const shown = { ...file, ...(revealed?.id === file.id ? revealed : {}) };
  return (
    <Card
      title={t('people.known')}
      extra={
        <Reveal
          operation={RevealPerson}
          variables={{ id: file.id }}
          clear={({ resident }) => opened(file, resident)}
          isShown={revealed !== null}
          onReveal={(data) => {
            setRevealed(data?.resident ?? null);
            if (data) onReveal();
          }}
        />
      }
    >
      <dl className="facts known">
        {fields.map((field) => (
          <KnownField key={field} file={file} field={field} value={shown[fieldKeys[field]]} />
        ))}
        <div>
          <dt>{t('people.careTags')}</dt>
          <dd>
            <CareTags tags={shown.careTags} />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

interface FieldProps {
  readonly file: PersonFile;
  readonly field: ResidentField;
  readonly value: string | null;
}

function KnownField({ file, field, value }: FieldProps) {
  const { t } = useTranslation();
  const word = useFieldWord();
  const isEmpty = value === null || value === '';
  const isSoft = isEmpty || isHidden(value);
  return (
    <div>
      <dt>{t(`residentField.${field}`)}</dt>
      <dd className={isSoft ? 'soft' : 'known-value'}>{isEmpty ? t('people.empty') : word(field, value)}</dd>
      {isEmpty ? null : <Origin file={file} field={field} />}
      <Others file={file} field={field} />
    </div>
  );
}

function Origin({ file, field }: Omit<FieldProps, 'value'>) {
  const { t } = useTranslation();
  const origin = file.origins.find((one) => one.field === field);
  if (!origin) return null;
  const { source, at, confidence } = origin;
  return (
    <dd className="soft small">
      {t('people.origin', { source: t(`changeSource.${source}`), at: isoDay(new Date(at)) })} ·{' '}
      {t('people.confidence', { count: confidence })}
    </dd>
  );
}

/** What another source says and nobody has decided yet. */
function Others({ file, field }: Omit<FieldProps, 'value'>) {
  const { t } = useTranslation();
  const mayDecide = useMay('resident.approve');
  return file.waiting.nodes
    .filter((change) => change.field === field)
    .map(({ id, source, proposedAt }) => {
      const said = t('people.otherValue', { source: t(`changeSource.${source}`), at: isoDay(new Date(proposedAt)) });
      return (
        <dd key={id} className="known-other">
          {mayDecide ? <Link to="/people/changes">{said}</Link> : said}
        </dd>
      );
    });
}
