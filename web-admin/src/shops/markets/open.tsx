import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { OpenMarket, type OpenMarketMutation } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { LineField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { linesOf } from '../../parts/lines-of.ts';
import { useMay, useViewer } from '../../viewer.tsx';

interface Values {
  readonly place: string;
  readonly name: string;
  readonly stalls: string;
}

/** 登记市场 with its stalls. */
export function OpenMarketButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!useMay('market.manage')) return null;
  return (
    <FormButton<Values>
      title={t('shopsDesk.openMarket')}
      icon={<PlusOutlined aria-hidden />}
      initial={home ? { place: home.code } : {}}
      callOf={({ place, name, stalls }) =>
        call(OpenMarket, { input: { place, name: name.trim(), stalls: linesOf(stalls) } })
      }
      onDone={(answer) => void navigate(`/markets/${(answer as OpenMarketMutation).openMarket.id}`)}
    >
      <LineField name="name" label={t('shops.name')} max={60} />
      <WordsField name="stalls" label={t('shopsDesk.stallNumbers')} max={5000} />
      <HomePlaceField />
    </FormButton>
  );
}
