import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { SuggestDuplicate } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { SexAge } from '../parts/sex-age.tsx';
import { useLookup } from '../lookup.ts';
import { wayOf } from '../way.ts';
import { isPresent, type Act, type Subject } from './act.ts';
import { ReasonField } from '../../parts/fields.tsx';

/** The other record, looked up by an exact word. */
function Fields({ file }: Subject) {
  const { t } = useTranslation();
  const { found, search } = useLookup();
  const look = (text: string): void => {
    const way = wayOf(text);
    if (way && way !== 'ADDRESS') search.mutate({ way, word: text.trim() });
  };
  const others = (found?.matches?.residents ?? []).filter(({ id }) => id !== file.id);
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
      <Form.Item name="other" label={t('peopleDesk.other')} rules={[{ required: true, message: t('form.required') }]}>
        <Radio.Group className="stack">
          {others.map((person) => (
            <Radio key={person.id} value={person.id}>
              {person.name} <SexAge person={person} /> {person.phone ?? ''}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <ReasonField />
    </>
  );
}

/** Two records look like one person, says somebody who knows both. */
export const suggest: Act<{ readonly other: string; readonly reason: string }> = {
  needs: 'resident.merge',
  isOpen: isPresent,
  Fields,
  call: ({ file }, { other, reason }) => call(SuggestDuplicate, { a: file.id, b: other, reason }),
};
