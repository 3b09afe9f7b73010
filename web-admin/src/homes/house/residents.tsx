import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { HouseResidents } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { RegisterPerson } from '../../people/register.tsx';
import { PersonName } from '../../people/parts/name.tsx';
import { useMay } from '../../viewer.tsx';

/** Who lives in a house and who rents it, for those who may see people. */
export const useHousePeople = (id: string) => useAsk(HouseResidents, { id }, { enabled: useMay('resident.read') });

const sexes = ['0', '1', '2', '9'] as const;

interface Props {
  readonly house: { readonly id: string; readonly name: string };
}

/** Residents whose main house it is, names masked. */
export function Residents({ house }: Props) {
  const { t } = useTranslation();
  const mayRead = useMay('resident.read');
  const { data, error, refetch } = useHousePeople(house.id);
  const people = data?.house?.residents?.nodes ?? [];
  const sexOf = (code: string): string => t(`sex.${sexes.find((one) => one === code) ?? '0'}`);
  return (
    <Card
      title={`${t('homes.house.residents')} · ${data?.house?.residents?.totalCount ?? '–'}`}
      extra={<RegisterPerson house={house} />}
    >
      {mayRead ? null : <p className="soft">{t('homes.house.notYours')}</p>}
      <Failure error={error} retry={refetch} />
      {data && people.length === 0 ? <p className="soft">{t('homes.house.noResidents')}</p> : null}
      <ul className="lines">
        {people.map((person) => (
          <li key={person.id}>
            <PersonName person={person} />
            <span className="soft">
              {sexOf(person.sexCode)}
              {typeof person.ageYears === 'number' ? ` · ${t('homes.house.years', { count: person.ageYears })}` : null}
              {` · ${t(`residency.${person.residency}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
