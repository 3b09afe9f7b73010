import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShopSettingsQuery } from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { ChecklistButton } from './checklist-form.tsx';

export type Checklist = ShopSettingsQuery['checklists']['checklists'][number];

interface Props {
  readonly list: Checklist;
  readonly district: string;
}

/** One checklist as it holds here: the city's own, or the district's in its place. */
export function ChecklistCard({ list, district }: Props) {
  const { t } = useTranslation();
  const { code, name, team, kinds, isSelfCheck, items } = list;
  const isOwn = list.district !== null;
  return (
    <Card
      title={name}
      extra={<ChecklistButton district={district} list={list} title={t('shopsDesk.changeChecklist')} />}
    >
      <p className="tags">
        <Tag>{code}</Tag>
        <Tag>{departmentName(team, t)}</Tag>
        <Tag>{t(isOwn ? 'shopsDesk.ownList' : 'shopsDesk.cityList')}</Tag>
        {isSelfCheck ? <Tag color="processing">{t('shops.selfCheck')}</Tag> : null}
        {kinds.map((kind) => (
          <Tag key={kind}>{t(`shops.kind.${kind}`)}</Tag>
        ))}
      </p>
      <ol className="checklist">
        {items.map((item) => (
          <li key={item.code}>
            {item.text} <span className="soft small">{item.code}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
