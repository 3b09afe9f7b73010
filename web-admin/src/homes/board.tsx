import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BuildingQuery } from '../generated/api.ts';
import { uses, shapes } from './codes.ts';
import { UseTag } from './use-tag.tsx';

type Shown = NonNullable<BuildingQuery['building']>['board'];
type Cell = Shown['floors'][number]['houses'][number];

function HouseBox({ house: { id, room, use, registered } }: { readonly house: Cell }) {
  const { t } = useTranslation();
  return (
    <Link to={`/houses/${id}`} className={`box use-${use.toLowerCase()}`}>
      <strong>{room}</strong>{' '}
      <span>
        <span aria-hidden>{shapes[use]}</span> {t(`homes.use.${use}`)}
      </span>{' '}
      <span>{t('homes.people', { count: registered })}</span>
    </Link>
  );
}

function Legend({ houses }: { readonly houses: readonly Cell[] }) {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('homes.legend')}>
      {uses.map((use) => (
        <li key={use}>
          <UseTag use={use} /> {houses.filter((house) => house.use === use).length}
        </li>
      ))}
    </ul>
  );
}

/** Floor by floor as one sees it from the street, the highest first, the units side by side 楼栋户图. */
export function Board({ board: { units, floors, isCut } }: { readonly board: Shown }) {
  const { t } = useTranslation();
  const houses = floors.flatMap((floor) => floor.houses);
  const columns = houses.some(({ unitNumber }) => unitNumber === null) ? [...units, null] : units;
  if (houses.length === 0) return <Card title={t('homes.board')}>{t('homes.noHouses')}</Card>;
  return (
    <Card title={t('homes.board')}>
      <div className="stack">
        <p className="soft">{t('homes.boardHint')}</p>
        {isCut ? <Alert type="info" showIcon title={t('homes.boardCut')} /> : null}
        <Legend houses={houses} />
        <div className="board-frame">
          <table className="board">
            <thead>
              <tr>
                <td />
                {columns.map((unit) => (
                  <th key={unit ?? ''} scope="col">
                    {unit === null ? t('homes.noUnit') : t('homes.unit', { unit })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {floors.map(({ floor, houses: onFloor }) => (
                <tr key={floor}>
                  <th scope="row">{t('homes.floor', { floor })}</th>
                  {columns.map((unit) => (
                    <td key={unit ?? ''}>
                      <div className="boxes">
                        {onFloor
                          .filter(({ unitNumber }) => unitNumber === unit)
                          .map((house) => (
                            <HouseBox key={house.id} house={house} />
                          ))}
                      </div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
