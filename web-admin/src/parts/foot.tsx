import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What is counted: people, or things. */
  readonly of?: 'people' | 'list';
  readonly shown: number;
  readonly total: number | null;
  readonly more: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** How far a list was read, and the way on. */
export function Foot({ of = 'list', shown, total, more }: Props) {
  const { t } = useTranslation();
  if (shown === 0) return null;
  return (
    <p className="list-foot">
      <span className="soft" role="status">
        {t(`${of}.shown`, { count: shown })}
        {total === null ? null : ` · ${t(`${of}.total`, { count: total })}`}
      </span>
      {more.hasNextPage ? (
        <Button loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </p>
  );
}
