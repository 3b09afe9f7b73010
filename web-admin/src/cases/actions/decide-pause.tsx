import { Alert, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApprovePause, RefusePause } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { fullDateTime } from '../../time.ts';
import type { CaseFile } from '../case.ts';
import type { ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly decision: 'approve' | 'refuse';
  readonly reason?: string;
}

const asked = (file: CaseFile) => file.pauses.find(({ state }) => state === 'REQUESTED');

function Fields({ file }: { readonly file: CaseFile }) {
  const { t, i18n } = useTranslation();
  const pause = asked(file);
  const decision: unknown = Form.useWatch('decision');
  if (!pause) return null;
  return (
    <>
      <Alert
        className="ask"
        type="info"
        title={t('actions.pauseAsked', {
          kind: t(`pauseKind.${pause.kind}`),
          until: fullDateTime(pause.until, i18n.language),
          reason: pause.reason,
        })}
      />
      <Form.Item name="decision" initialValue="approve" label={t('actions.answer')}>
        <Radio.Group
          options={(['approve', 'refuse'] as const).map((value) => ({ value, label: t(`actions.${value}`) }))}
        />
      </Form.Item>
      {decision === 'refuse' ? <TextField /> : null}
    </>
  );
}

/** 审批: the request is decided by its own id and version. */
export const decidePause: ActionForm<Values> = {
  Fields,
  call: (file, { decision, reason = '' }) => {
    const { id, version } = asked(file) ?? file;
    return decision === 'approve' ? call(ApprovePause, { id, version }) : call(RefusePause, { id, version, reason });
  },
};
