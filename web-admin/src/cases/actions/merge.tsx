import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { Cases, MergeCase } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import type { CaseFile } from '../case.ts';
import { target, type ActionForm } from './action-form.ts';

function Fields({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wish = { filter: { isOpen: true }, first: 20, order: 'NEWEST', search: search || null } as const;
  const { data, isFetching } = useAsk(Cases, wish, { keep: true });
  const others = data?.cases.nodes.filter(({ id }) => id !== file.id) ?? [];
  return (
    <Form.Item name="into" label={t('actions.into')} rules={[{ required: true, message: t('form.required') }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder={t('actions.intoHint')}
        loading={isFetching}
        options={others.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
      />
    </Form.Item>
  );
}

/** 并案: the same matter as another open case. */
export const merge: ActionForm<{ readonly into: string }> = {
  Fields,
  call: (file, { into }) => call(MergeCase, { ...target(file), into }),
};
