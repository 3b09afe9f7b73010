import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../parts/failure.tsx';
import { useRules } from '../../parts/fields.tsx';
import { useLookup } from '../lookup.ts';
import { SexAge } from '../parts/sex-age.tsx';
import { wayOf } from '../way.ts';
import type { PersonLineFragment } from '../../generated/api.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  /** Who is not meant. */
  readonly but?: string;
  /** What is chosen of a person: the person, unless something else of theirs is meant. Nothing: not to be chosen. */
  readonly pick?: (person: PersonLineFragment) => string | null;
}

/** Another person, looked up by an exact word. */
export function PersonField({ name, label, but, pick = ({ id }) => id }: Props) {
  const { t } = useTranslation();
  const { found, search } = useLookup();
  const rules = useRules();
  const look = (text: string): void => {
    const way = wayOf(text);
    if (way && way !== 'ADDRESS') search.mutate({ way, word: text.trim() });
  };
  const others = (found?.matches?.residents ?? []).filter((person) => person.id !== but && pick(person));
  return (
    <>
      <div className="field">
        <Input.Search
          aria-label={t('peopleDesk.otherHint')}
          placeholder={t('peopleDesk.otherHint')}
          enterButton={t('peopleDesk.look')}
          loading={search.isPending}
          onSearch={look}
        />
        <span className="soft small">{t('people.search.logged')}</span>
        <Failure error={search.error} />
        {found && others.length === 0 ? <span className="soft">{t('people.search.none')}</span> : null}
      </div>
      <Form.Item name={name} label={label} rules={rules}>
        <Radio.Group className="stack">
          {others.map((person) => (
            <Radio key={person.id} value={pick(person)}>
              {person.name} <SexAge person={person} /> {person.phone ?? ''}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </>
  );
}
