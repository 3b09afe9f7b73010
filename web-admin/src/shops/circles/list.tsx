import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { Circles, OpenCircle, type OpenCircleMutation } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { LineField } from '../../parts/fields.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { ShopsNav } from '../nav.tsx';

/** 商圈: merchants of a quarter that act together. */
export function CirclesPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const within = address.get('within');
  const query = useAskPages(Circles, { first: 30, within }, ({ businessCircles }) => businessCircles.pageInfo);
  const lines = query.data?.flatMap(({ businessCircles }) => businessCircles.nodes) ?? [];
  return (
    <Page title={t('page.circles')} above={<ShopsNav />} aside={<OpenCircleButton />}>
      <FilterPanel count={within ? 1 : 0}>
        <div className="filter-fields">
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.businessCircles.totalCount}
        none={t('shopsDesk.noCircles')}
      >
        <ul className="tiles">
          {lines.map(({ id, name, jurisdiction, grid, merchants }) => (
            <li key={id}>
              <Link to={`/circles/${id}`} className="tile-link">
                {name}
              </Link>
              <span className="soft">{[jurisdiction?.name, grid?.name].filter(Boolean).join(' · ')}</span>
              <span>{t('shopsDesk.merchantsOf', { count: merchants.totalCount ?? 0 })}</span>
            </li>
          ))}
        </ul>
      </Found>
    </Page>
  );
}

/** 成立商圈. */
function OpenCircleButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!useMay('merchant.write')) return null;
  return (
    <FormButton<{ readonly place: string; readonly name: string }>
      title={t('shopsDesk.openCircle')}
      icon={<PlusOutlined aria-hidden />}
      initial={home ? { place: home.code } : {}}
      callOf={({ place, name }) => call(OpenCircle, { input: { place, name: name.trim() } })}
      onDone={(answer) => void navigate(`/circles/${(answer as OpenCircleMutation).openCircle.id}`)}
    >
      <LineField name="name" label={t('shops.name')} max={60} />
      <HomePlaceField />
    </FormButton>
  );
}
