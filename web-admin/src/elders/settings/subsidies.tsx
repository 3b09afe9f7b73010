import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address.ts';
import { useAsk } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { MealSubsidy, Places, SetMealSubsidy, type MealSubsidyQuery } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { EldersNav } from '../nav.tsx';
import { asLine, asSent, SubsidyLines, type SubsidyLine } from './subsidy-lines.tsx';

/** 助餐补贴: what is taken off the price of a meal at a place, by its own rule or by one from above. */
export function SubsidiesPage() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const { address, change } = useAddress();
  const at = address.get('at') ?? home?.code ?? '';
  const { data, error, refetch } = useAsk(MealSubsidy, { at }, { enabled: at !== '' });
  const rule = data?.mealSubsidyRule ?? null;
  return (
    <Page title={t('page.subsidies')} above={<EldersNav />}>
      <p className="soft desk-hint">{t('eldersDesk.subsidy.hint')}</p>
      <div className="filter-fields">
        <PlaceSelect value={at} onChange={(code) => change({ at: code })} label={t('peopleDesk.place')} />
      </div>
      <Failure error={error} retry={refetch} />
      {data ? <Rule key={`${at} ${rule?.at} ${rule?.version}`} at={at} rule={rule} /> : null}
      {data || error ? null : <Waiting />}
    </Page>
  );
}

interface Props {
  readonly at: string;
  readonly rule: MealSubsidyQuery['mealSubsidyRule'];
}

function Rule({ at, rule }: Props) {
  const mayWrite = useMay('elder.configure');
  const version = rule?.at === at ? rule.version : 0;
  return (
    <>
      <Whose at={at} rule={rule} />
      <SettingsForm<{ readonly lines: readonly SubsidyLine[] }>
        mayWrite={mayWrite}
        initial={{ lines: (rule?.lines ?? [{ amount: 0 }]).map(asLine) }}
        callOf={({ lines }) => call(SetMealSubsidy, { at, version, lines: lines.map(asSent) })}
      >
        <SubsidyLines />
      </SettingsForm>
    </>
  );
}

/** Whether the rule is the place's own. */
function Whose({ at, rule }: Props) {
  const { t } = useTranslation();
  const above = rule && rule.at !== at ? rule.at : '';
  const { data } = useAsk(Places, { code: above }, { enabled: above !== '' });
  if (!rule) return <p>{t('eldersDesk.subsidy.none')}</p>;
  if (above) return <p>{t('eldersDesk.subsidy.above', { at: data?.jurisdiction?.name ?? above })}</p>;
  return <p>{t('eldersDesk.subsidy.own', { version: rule.version })}</p>;
}
