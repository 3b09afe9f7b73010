import { departments } from '@linli/contract';
import { Form, Select, type FormItemProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCategories } from '../categories.ts';
import type { CaseFile } from '../case.ts';
import { PlaceField } from './place-field.tsx';

export interface Party {
  readonly department: string;
  readonly node?: string;
}

export const partyInput = ({ department, node }: Party) => ({ department, node: node ?? null });

interface Props {
  readonly file: CaseFile;
  /** Where the fields stand in the form. */
  readonly path: readonly (string | number)[];
  readonly label: string;
}

const codes = Object.keys(departments) as readonly (keyof typeof departments)[];

/** A department and where it acts; those the category names come first. */
export function PartyFields({ file, path, label }: Props) {
  const { t } = useTranslation();
  const usual = useCategories(file.nodeCode).find(({ code }) => code === file.categoryCode)?.departments ?? [];
  const order = codes.toSorted((a, b) => Number(usual.includes(b)) - Number(usual.includes(a)));
  const required: FormItemProps['rules'] = [{ required: true, message: t('form.required') }];
  return (
    <div className="party">
      <Form.Item name={[...path, 'department']} label={label} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={order.map((value) => ({ value, label: t(`department.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={[...path, 'node']} label={t('actions.node')} initialValue={file.nodeCode}>
        <PlaceField under={file.nodeCode} label={t('actions.node')} />
      </Form.Item>
    </div>
  );
}
