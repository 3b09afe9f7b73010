import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../address.ts';
import { useAskPages } from '../asking.ts';
import { HomePlaceField } from '../cases/actions/home-place-field.tsx';
import { PlaceSelect } from '../cases/place-select.tsx';
import { Elders, RegisterElder, type LivingSituation } from '../generated/api.ts';
import { call } from '../operation.ts';
import { AddressChoice } from '../parts/address-choice.tsx';
import { ChoiceField } from '../parts/fields.tsx';
import { FilterPanel } from '../parts/filter-panel.tsx';
import { FormButton } from '../parts/form-button.tsx';
import { Found } from '../parts/found.tsx';
import { Page } from '../parts/page.tsx';
import { PersonField } from '../people/actions/person-field.tsx';
import { useMay, useViewer } from '../viewer.tsx';
import { ElderCard } from './card.tsx';
import { careLevels, elderBands, situations, watchLevels } from './codes.ts';
import { EldersNav } from './nav.tsx';

/** Every elder with a profile, by how closely they are watched and what they can do. */
export function EldersPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const [watch, level, within] = [address.get('watch'), address.get('level'), address.get('within')];
  const watchLevel = oneOf(watchLevels, watch) ?? null;
  const filter = { state: 'ACTIVE' as const, watchLevel, level: level === null ? null : Number(level) };
  const query = useAskPages(Elders, { first: 30, filter, within }, ({ elderProfiles }) => elderProfiles.pageInfo);
  const lines = query.data?.flatMap(({ elderProfiles }) => elderProfiles.nodes) ?? [];
  return (
    <Page title={t('page.elders')} above={<EldersNav />} aside={<RegisterElderButton />}>
      <FilterPanel count={[watch, level, within].filter(Boolean).length}>
        <div className="filter-fields">
          <AddressChoice
            name="watch"
            label={t('elders.watchLevel')}
            options={watchLevels.map((value) => ({ value, label: t(`elders.watch.${value}`) }))}
          />
          <AddressChoice
            name="level"
            label={t('elders.careLevel')}
            options={careLevels.map((value) => ({ value, label: t(`elders.level.${value}`) }))}
          />
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found
        of="people"
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.elderProfiles.totalCount}
        none={t('elders.none')}
      >
        <ul className="cards card-grid">
          {lines.map((elder) => (
            <ElderCard key={elder.id} elder={elder} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

interface NewElder {
  readonly resident: string;
  readonly place: string;
  readonly ageBand: string;
  readonly livesAlone?: boolean;
  readonly situation?: LivingSituation;
}

/** 建档 by hand, where population told of nobody. */
function RegisterElderButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  if (!useMay('elder.write')) return null;
  return (
    <FormButton<NewElder>
      title={t('elders.register')}
      icon={<PlusOutlined aria-hidden />}
      initial={home ? { place: home.code } : {}}
      callOf={({ livesAlone = false, situation, ...input }) =>
        call(RegisterElder, { input: { ...input, livesAlone, situation: situation ?? null } })
      }
    >
      <PersonField name="resident" label={t('people.person')} />
      <HomePlaceField />
      <ChoiceField
        name="ageBand"
        label={t('people.filters.ageBand')}
        options={elderBands.map((value) => ({ value, label: t(`ageBand.${value}`) }))}
      />
      <ChoiceField
        name="situation"
        label={t('elders.situationLabel')}
        isOptional
        options={situations.map((value) => ({ value, label: t(`elders.situation.${value}`) }))}
      />
      <Form.Item name="livesAlone" valuePropName="checked">
        <Checkbox>{t('people.alone')}</Checkbox>
      </Form.Item>
    </FormButton>
  );
}
