import { PlusOutlined } from '@ant-design/icons';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../parts/failure.tsx';
import { Foot } from '../parts/foot.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Page } from '../parts/page.tsx';
import { useIsPhone } from '../parts/screen.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useMay } from '../viewer.tsx';
import { Cards } from './cards.tsx';
import { Filters } from './filters.tsx';
import { useWish } from './filter.ts';
import { Inbox } from './inbox.tsx';
import { useLines } from './lines.ts';
import { Rows } from './rows.tsx';

/** The cases of one's place: what waits for me first, then everything that matches. */
export function CaseListPage() {
  const { t } = useTranslation();
  const mayReport = useMay('case.report');
  const { wish } = useWish();
  const { lines, total, error, isPending, refetch, ...more } = useLines(wish);
  return (
    <Page
      title={t('page.cases')}
      aside={
        mayReport ? (
          <LinkButton to="/cases/new" className="only-wide" type="primary" icon={<PlusOutlined aria-hidden />}>
            {t('page.report')}
          </LinkButton>
        ) : null
      }
    >
      <Inbox />
      <Filters />
      <Failure error={error} retry={refetch} />
      {isPending && !error ? <Waiting /> : <Found lines={lines} />}
      <Foot of="cases" shown={lines.length} total={total} more={more} />
    </Page>
  );
}

function Found({ lines }: { readonly lines: Parameters<typeof Rows>[0]['lines'] }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  if (lines.length === 0) return <Empty description={t('list.none')} />;
  return isPhone ? <Cards lines={lines} /> : <Rows lines={lines} />;
}
