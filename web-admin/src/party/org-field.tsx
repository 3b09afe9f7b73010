import { useAsk } from '../asking.ts';
import { OrgChoices } from '../generated/api.ts';
import { ChoiceField } from '../parts/fields.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  /** Which is not meant. */
  readonly but?: string | undefined;
  readonly isOptional?: boolean;
}

/** An organisation that stands, by its name. */
export function OrgField({ but, ...field }: Props) {
  const { data } = useAsk(OrgChoices, {});
  const orgs = data?.partyOrgs.nodes.filter(({ id }) => id !== but) ?? [];
  return <ChoiceField {...field} options={orgs.map(({ id, name }) => ({ value: id, label: name }))} />;
}
