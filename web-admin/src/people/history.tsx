import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../asking.ts';
import { PersonHistory } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { ChangeBody } from './changes/line.tsx';

/** What was proposed of the person and what became of it, newest first. */
export function History({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useAskPages(PersonHistory, { id }, ({ resident }) => resident?.changes.pageInfo);
  const lines = query.data?.flatMap(({ resident }) => resident?.changes.nodes ?? []) ?? [];
  return (
    <Card title={t('people.history')} loading={query.isPending}>
      <Failure error={query.error} />
      {lines.length === 0 ? <p className="soft">{t('people.noHistory')}</p> : null}
      <ul className="lines">
        {lines.map((change) => (
          <li key={change.id}>
            <ChangeBody change={change} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? <Button onClick={() => void query.fetchNextPage()}>{t('list.more')}</Button> : null}
    </Card>
  );
}
