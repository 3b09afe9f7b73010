import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  readonly person: { readonly id: string; readonly name: string | null } | null;
}

/** A person's name, masked as the API gave it, as a way to their page. */
export function PersonName({ person }: Props) {
  const { t } = useTranslation();
  if (!person) return <span className="soft">{t('peopleDesk.merge.unseen')}</span>;
  return <Link to={`/people/${person.id}`}>{person.name ?? t('people.person')}</Link>;
}
