import { useTranslation } from 'react-i18next';
import { useAskPages } from '../asking.ts';
import { WatchList } from '../generated/api.ts';
import { Found } from '../parts/found.tsx';
import { Page } from '../parts/page.tsx';
import { ElderCard } from './card.tsx';
import { EldersNav } from './nav.tsx';

/** 关注名单: whom somebody has to keep an eye on, with today's meal. */
export function WatchListPage() {
  const { t } = useTranslation();
  const query = useAskPages(WatchList, { first: 30 }, ({ watchList }) => watchList.pageInfo);
  const lines = query.data?.flatMap(({ watchList }) => watchList.nodes) ?? [];
  return (
    <Page title={t('page.watchList')} above={<EldersNav />}>
      <p className="soft desk-hint">{t('elders.watchHint')}</p>
      <Found
        of="people"
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.watchList.totalCount}
        none={t('elders.noWatched')}
      >
        <ul className="cards card-grid">
          {lines.map((elder) => (
            <ElderCard key={elder.id} elder={elder}>
              {elder.todaysMeal ? (
                <span className="soft small">
                  {t('elders.today')} {t(`elders.meal.${elder.todaysMeal.meal}`)} ·{' '}
                  {t(`elders.mealState.${elder.todaysMeal.state}`)}
                </span>
              ) : null}
            </ElderCard>
          ))}
        </ul>
      </Found>
    </Page>
  );
}
