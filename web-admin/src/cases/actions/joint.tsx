import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { MakeCaseJoint } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import type { CaseFile } from '../case.ts';
import { emptyToNull, target, type ActionForm } from './action-form.ts';
import { partyInput, PartyFields, type Party } from './party.tsx';
import { TextField } from './reason.tsx';

interface Values {
  readonly lead: Party;
  readonly coHandlers: readonly Party[];
  readonly note?: string;
}

function Fields({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <>
      <PartyFields file={file} path={['lead']} label={t('actions.lead')} />
      <Form.List name="coHandlers" initialValue={[{}]}>
        {(fields, { add, remove }) => (
          <div role="group" className="parties" aria-labelledby="co-handlers">
            <h3 id="co-handlers">{t('actions.coHandlers')}</h3>
            {fields.map(({ key, name }) => (
              <div key={key} className="party-line">
                <PartyFields file={file} path={[name]} label={t('actions.department')} />
                {fields.length > 1 ? (
                  <Button
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('actions.remove')}
                    onClick={() => remove(name)}
                  />
                ) : null}
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})} block>
              {t('actions.addCoHandler')}
            </Button>
          </div>
        )}
      </Form.List>
      <TextField name="note" label={t('actions.note')} optional />
    </>
  );
}

/** 联合处置: a lead and co-handlers, each with a clock of its own. */
export const joint: ActionForm<Values> = {
  Fields,
  call: (file, { lead, coHandlers, note }) =>
    call(MakeCaseJoint, {
      ...target(file),
      lead: partyInput(lead),
      coHandlers: coHandlers.map(partyInput),
      note: emptyToNull(note),
    }),
};
