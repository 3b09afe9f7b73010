import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface More {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** What a list counts, for Chinese has another word for each. */
export type Counted = 'records' | 'cases' | 'people' | 'estates' | 'buildings';

interface Props {
  readonly of?: Counted;
  readonly shown: number;
  readonly total: number | null;
  readonly more: More;
}

/** How far a list was read, and the way on. */
export function Foot({ of = 'records', shown, total, more }: Props) {
  const { t } = useTranslation();
  if (shown === 0) return null;
  return (
    <p className="list-foot">
      <span className="soft" role="status">
        {t(`foot.${of}.shown`, { count: shown })}
        {total === null ? null : ` · ${t(`foot.${of}.total`, { count: total })}`}
      </span>
      {more.hasNextPage ? (
        <Button loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </p>
  );
}
