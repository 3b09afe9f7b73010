import { departments } from '@linli/contract';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfigureChecklist, type MerchantKind } from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { merchantKinds } from '../codes.ts';
import type { Checklist } from './checklist.tsx';

interface Values {
  readonly code: string;
  readonly name: string;
  readonly team: string;
  readonly kinds?: MerchantKind[];
  readonly isSelfCheck?: boolean;
  readonly items: readonly { readonly code: string; readonly text: string }[];
}

interface Props {
  readonly district: string;
  readonly title: string;
  /** The checklist that is changed; a new one when left out. */
  readonly list?: Checklist;
}

/** 配置检查表: the district's own, in place of the city's under the same code. */
export function ChecklistButton({ district, title, list }: Props) {
  const { t } = useTranslation();
  const initial = list
    ? {
        code: list.code,
        name: list.name,
        team: list.team,
        kinds: [...list.kinds],
        isSelfCheck: list.isSelfCheck,
        items: list.items,
      }
    : { items: [{ code: '1', text: '' }] };
  return (
    <FormButton<Values>
      title={title}
      initial={initial}
      callOf={({ kinds = [], isSelfCheck = false, code, items, ...input }) =>
        call(ConfigureChecklist, {
          district,
          version: list?.district ? list.version : 0,
          input: {
            ...input,
            kinds,
            isSelfCheck,
            code: code.trim(),
            items: items.map((item) => ({ code: item.code.trim(), text: item.text.trim() })),
          },
        })
      }
    >
      <LineField name="code" label={t('shopsDesk.code')} max={30} />
      <LineField name="name" label={t('shops.name')} max={60} />
      <ChoiceField
        name="team"
        label={t('shopsDesk.team')}
        options={Object.keys(departments).map((value) => ({ value, label: departmentName(value, t) }))}
      />
      <ChoiceField
        name="kinds"
        label={t('shopsDesk.kinds')}
        isMany
        isOptional
        options={merchantKinds.map((value) => ({ value, label: t(`shops.kind.${value}`) }))}
      />
      <Form.Item name="isSelfCheck" valuePropName="checked">
        <Checkbox>{t('shopsDesk.isSelfCheck')}</Checkbox>
      </Form.Item>
      <ItemFields />
    </FormButton>
  );
}

function ItemFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="items">
      {(items, { add, remove }, { errors }) => (
        <div className="stack" role="group" aria-label={t('shopsDesk.items')}>
          {items.map(({ key, name }) => (
            <div key={key} className="item-line">
              <LineField name={[name, 'code']} label={t('shopsDesk.itemCode', { n: name + 1 })} max={30} />
              <LineField name={[name, 'text']} label={t('shopsDesk.itemText', { n: name + 1 })} max={200} />
              {items.length > 1 ? (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={t('shopsDesk.removeItem', { n: name + 1 })}
                  onClick={() => remove(name)}
                />
              ) : null}
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ code: String(items.length + 1), text: '' })}>
            {t('shopsDesk.addItem')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
