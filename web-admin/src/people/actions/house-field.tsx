import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { HouseChoices } from '../../generated/api.ts';

const PAUSE = 350;

/** A text as it stands once somebody has stopped typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface Props {
  readonly isOptional?: boolean;
  /** A house that is offered before anybody types. */
  readonly known?: { readonly id: string; readonly name: string };
}

/** A house by its address, as somebody would say it. */
export function HouseField({ isOptional = false, known }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const { data, isFetching } = useAsk(HouseChoices, { text }, { enabled: text.length >= 2, keep: true });
  const found = (data?.lookupAddress.candidates ?? []).flatMap(({ house, address }) =>
    house ? [{ value: house.id, label: address.standardName }] : [],
  );
  const isNew = known && found.every(({ value }) => value !== known.id);
  const options = [...(isNew ? [{ value: known.id, label: known.name }] : []), ...found];
  return (
    <Form.Item
      name="house"
      label={t('peopleDesk.house')}
      rules={[{ required: !isOptional, message: t('form.required') }]}
    >
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={t('peopleDesk.houseHint')}
        loading={isFetching}
        options={options}
      />
    </Form.Item>
  );
}
