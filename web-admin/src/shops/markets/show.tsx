import { Card, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAddress } from '../../address.ts';
import { useAsk } from '../../asking.ts';
import { Market, type MarketQuery } from '../../generated/api.ts';
import { yuan } from '../../numbers.ts';
import { Failure } from '../../parts/failure.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { isoDay } from '../../time.ts';
import { ShopsNav } from '../nav.tsx';
import { Lots } from './lots.tsx';
import { PostPriceButton } from './price-form.tsx';
import { ReceiveLotButton } from './receive.tsx';
import { Stalls } from './stalls.tsx';

export type MarketFile = NonNullable<MarketQuery['market']>;

/** One market: what is asked for what today, the stalls, and where the goods come from. */
export function MarketPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { address } = useAddress();
  const day = address.get('day') ?? isoDay(new Date());
  const { data, error, refetch } = useAsk(Market, { id, day }, { keep: true });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.market) return <Nothing title={t('failure.notHere')} />;
  const file = data.market;
  return (
    <Page
      title={file.name}
      above={<ShopsNav />}
      aside={
        <span className="buttons">
          <PostPriceButton file={file} day={day} />
          <ReceiveLotButton file={file} />
        </span>
      }
    >
      <Board file={file} day={day} />
      <Lots file={file} />
      <Stalls file={file} />
    </Page>
  );
}

/** 价格公示 of a day: lowest, middle, highest, and how it moved since the day before. */
function Board({ file: { board }, day }: { readonly file: MarketFile; readonly day: string }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <Card
      title={t('shops.board')}
      extra={
        <Input
          type="date"
          aria-label={t('elders.day')}
          value={day}
          onChange={({ target }) => change({ day: target.value || null })}
        />
      }
    >
      {board.lines.length === 0 ? <p className="soft">{t('shops.noPrices')}</p> : null}
      {board.lines.length > 0 ? (
        <div className="board-frame">
          <table className="plain">
            <thead>
              <tr>
                {(['goods', 'lowest', 'mean', 'highest', 'changed'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`shops.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {board.lines.map(({ goods, unit, lowestFen, meanFen, highestFen, changeFen }) => (
                <tr key={goods + unit}>
                  <th scope="row">
                    {goods} <span className="soft small">{t(`shops.unit.${unit}`)}</span>
                  </th>
                  <td>{yuan(lowestFen)}</td>
                  <td>{yuan(meanFen)}</td>
                  <td>{yuan(highestFen)}</td>
                  <td>
                    {changeFen === null
                      ? '–'
                      : `${changeFen > 0 ? '▲' : changeFen < 0 ? '▼' : ''} ${yuan(Math.abs(changeFen))}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}
