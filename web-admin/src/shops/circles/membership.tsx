import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../asking.ts';
import { CircleChoices, JoinCircle, LeaveCircle } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import type { ShopFile } from '../show.tsx';

/** The circle a merchant is in, and the way into one or out of it. */
export function CircleOf({ file: { id, version, circle, status } }: { readonly file: ShopFile }) {
  const { t } = useTranslation();
  const mayChange = useMay('merchant.write') && status !== 'CLOSED';
  const { data } = useAsk(CircleChoices, {}, { enabled: mayChange && !circle });
  if (circle)
    return (
      <span className="buttons">
        <Link to={`/circles/${circle.id}`}>{circle.name}</Link>
        {mayChange ? (
          <FormButton title={t('shopsDesk.leave')} size="small" callOf={() => call(LeaveCircle, { id, version })} />
        ) : null}
      </span>
    );
  const circles = data?.businessCircles.nodes ?? [];
  if (!mayChange || circles.length === 0) return '–';
  return (
    <FormButton<{ readonly circle: string }>
      title={t('shopsDesk.join')}
      size="small"
      callOf={(values) => call(JoinCircle, { id, version, circle: values.circle })}
    >
      <ChoiceField
        name="circle"
        label={t('shops.circle')}
        options={circles.map((one) => ({ value: one.id, label: one.name }))}
      />
    </FormButton>
  );
}
