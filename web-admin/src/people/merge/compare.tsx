import { Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RevealPair, type ResidentField, type RevealPairQuery } from '../../generated/api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { fieldKeys, fields } from '../codes.ts';
import { Reveal } from '../../parts/reveal.tsx';
import { opened } from '../../parts/opened.ts';
import { Columns } from './columns.tsx';
import { Decision } from './decision.tsx';
import type { Pair, Side } from './pair.ts';
import { Reasons } from './reasons.tsx';

const filled = (side: Side, field: ResidentField): boolean => Boolean(side[fieldKeys[field]]);

const fuller = ({ a, b }: Pair): string => ((b?.completeness ?? 0) > (a?.completeness ?? 0) ? b?.id : a?.id) ?? '';

/** Two records beside each other, field by field: which one goes on, and whose values. */
export function Compare({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<RevealPairQuery | null>(null);
  const [survivor, setSurvivor] = useState(fuller(pair));
  const [taken, setTaken] = useState<readonly ResidentField[]>([]);
  if (!pair.a || !pair.b) return <p className="soft">{t('peopleDesk.merge.unseen')}</p>;
  const [a, b] = [
    { ...pair.a, ...shown?.a },
    { ...pair.b, ...shown?.b },
  ];
  const other = survivor === a.id ? b : a;
  const choose = (field: ResidentField, id: string): void =>
    setTaken(id === survivor ? taken.filter((one) => one !== field) : [...new Set([...taken, field])]);
  return (
    <>
      <div className="case-head">
        <LinkButton to="/people/duplicates">{t('peopleDesk.merge.back')}</LinkButton>
        <Tag>{t('peopleDesk.merge.score', { count: pair.score })}</Tag>
        <Reasons pair={pair} />
      </div>
      <Card
        title={t('peopleDesk.merge.compare')}
        extra={
          <Reveal
            operation={RevealPair}
            variables={{ a: a.id, b: b.id }}
            clear={(data) => opened(pair.a, data.a) + opened(pair.b, data.b)}
            isShown={shown !== null}
            onReveal={setShown}
          />
        }
      >
        <Columns
          sides={[a, b]}
          survivor={survivor}
          keep={(id) => {
            setSurvivor(id);
            setTaken([]);
          }}
          from={(field) => (taken.includes(field) ? other.id : survivor)}
          choose={choose}
        />
      </Card>
      <Decision
        pair={pair}
        survivor={survivor}
        fromOther={fields.filter((field) => taken.includes(field) && filled(other, field))}
      />
    </>
  );
}
