import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { RecordOccupancyCheck } from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { call } from '../../operation.ts';
import { CountField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { fullDateTime } from '../../time.ts';
import { useMay, useViewer } from '../../viewer.tsx';
import type { HouseFile } from './file.ts';

interface Values {
  readonly seen: number;
  readonly note?: string;
}

function Record({ house }: { readonly house: string }) {
  const { t } = useTranslation();
  return (
    <FormButton<Values>
      title={t('homes.check.record')}
      callOf={({ seen, note }) => call(RecordOccupancyCheck, { input: { house, seen, note: note?.trim() || null } })}
    >
      <CountField name="seen" label={t('homes.check.seen')} />
      <WordsField name="note" label={t('homes.check.note')} isOptional />
    </FormButton>
  );
}

/** 居住核查: how many people were seen, beside how many were registered then. */
export function Checks({ file }: { readonly file: HouseFile }) {
  const { t, i18n } = useTranslation();
  const { id: me } = useViewer();
  const mayCheck = useMay('occupancy.check');
  const { nodes } = file.checks;
  return (
    <Card title={t('homes.check.title')} extra={mayCheck ? <Record house={file.id} /> : null}>
      {nodes.length === 0 ? <p className="soft">{t('homes.check.none')}</p> : null}
      <ul className="lines">
        {nodes.map(({ id, seen, registered, note, checkedAt, checkedBy }) => (
          <li key={id}>
            <span>{t('homes.check.line', { seen, registered })}</span>
            {note ? <span>{note}</span> : null}
            <span className="soft small">
              {fullDateTime(checkedAt, i18n.language)} · {actorName(checkedBy, me, t)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
