import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../viewer.tsx';

interface Props {
  readonly house: { readonly id: string; readonly address?: { readonly standardName: string } | null } | null;
}

/** Where somebody lives, as a way to the house for those who may open it. */
export function HouseLink({ house }: Props) {
  const { t } = useTranslation();
  const mayRead = useMay('house.read');
  if (!house) return <span className="soft">{t('people.noHouse')}</span>;
  const address = house.address?.standardName;
  if (!address) return <span className="soft">{t('people.houseElsewhere')}</span>;
  return mayRead ? <Link to={`/houses/${house.id}`}>{address}</Link> : <span>{address}</span>;
}
