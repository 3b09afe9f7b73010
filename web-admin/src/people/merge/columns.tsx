import { Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResidentField } from '../../generated/api.ts';
import { fieldKeys, fields, isHidden } from '../codes.ts';
import { HouseLink } from '../parts/house-link.tsx';
import { PersonName } from '../parts/name.tsx';
import { useFieldWord } from '../words.ts';
import type { Side } from './pair.ts';

interface Props {
  readonly sides: readonly [Side, Side];
  readonly survivor: string;
  readonly keep: (id: string) => void;
  /** Whose value a field takes. */
  readonly from: (field: ResidentField) => string;
  readonly choose: (field: ResidentField, id: string) => void;
}

/** The fields of both, one under the other, each pair with its choice. */
export function Columns({ sides, survivor, keep, from, choose }: Props) {
  const { t } = useTranslation();
  const names = [t('peopleDesk.merge.a'), t('peopleDesk.merge.b')] as const;
  return (
    <table className="columns">
      <thead>
        <tr>
          <th scope="col">{t('peopleDesk.merge.field')}</th>
          {sides.map((side, at) => (
            <th key={side.id} scope="col">
              <span className="soft">{names[at]}</span> <PersonName person={side} />
              <Radio checked={survivor === side.id} onChange={() => keep(side.id)}>
                {t('peopleDesk.merge.survivor')}
              </Radio>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Row key={field} field={field} sides={sides} names={names} taken={from(field)} choose={choose} />
        ))}
        <tr>
          <th scope="row">{t('people.where')}</th>
          {sides.map((side) => (
            <td key={side.id}>
              <HouseLink house={side.house} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('people.completeness')}</th>
          {sides.map(({ id, completeness }) => (
            <td key={id}>{completeness}%</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly field: ResidentField;
  readonly sides: readonly [Side, Side];
  readonly names: readonly [string, string];
  readonly taken: string;
  readonly choose: Props['choose'];
}

function Row({ field, sides: [a, b], names, taken, choose }: RowProps) {
  const { t } = useTranslation();
  const word = useFieldWord();
  const key = fieldKeys[field];
  const label = t(`residentField.${field}`);
  // A blank is filled from the other side by itself: there is nothing to choose.
  const isChoice = Boolean(a[key] && b[key]);
  return (
    <tr>
      <th scope="row">
        {label} {isChoice && a[key] !== b[key] ? <Tag color="warning">{t('peopleDesk.merge.differs')}</Tag> : null}
      </th>
      {[a, b].map((side, at) => {
        const value = side[key];
        const text = value ? word(field, value) : t('people.empty');
        return (
          <td key={side.id} className={value && !isHidden(value) ? '' : 'soft'}>
            {isChoice ? (
              <Radio
                checked={taken === side.id}
                aria-label={t('peopleDesk.merge.take', { side: names[at], field: label })}
                onChange={() => choose(field, side.id)}
              >
                {text}
              </Radio>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}
