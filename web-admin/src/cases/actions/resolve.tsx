import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ResolveCase } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import type { CaseFile } from '../case.ts';
import { PhotosNeeded } from '../photos-needed.tsx';
import { target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly result: string;
  readonly checks?: readonly string[];
}

function Fields({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <>
      <PhotosNeeded file={file} />
      {file.closingChecks.length > 0 ? (
        <Form.Item
          name="checks"
          label={t('actions.checks')}
          initialValue={file.closingChecks.filter(({ done }) => done).map(({ code }) => code)}
        >
          <Checkbox.Group
            className="checks"
            options={file.closingChecks.map(({ code, text }) => ({ value: code, label: text }))}
          />
        </Form.Item>
      ) : null}
      <TextField name="result" label={t('actions.result')} />
    </>
  );
}

/** 办结: what was done, and each point of the closing standard. */
export const resolve: ActionForm<Values> = {
  Fields,
  call: (file, { result, checks = [] }) => call(ResolveCase, { ...target(file), input: { result, checks } }),
};
