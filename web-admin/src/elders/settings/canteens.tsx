import { PlusOutlined } from '@ant-design/icons';
import { Card, Form, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { Canteens, CloseCanteen, OpenCanteen, type CanteenKind, type CanteensQuery } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { Found } from '../../parts/found.tsx';
import { useViewer } from '../../viewer.tsx';

type Canteen = CanteensQuery['canteens']['nodes'][number];

const kinds = ['KITCHEN', 'COMMUNITY_POINT'] as const satisfies readonly CanteenKind[];

/** 食堂与助餐点: kitchens that cook, and the points they cook for. */
export function CanteensCard() {
  const { t } = useTranslation();
  const query = useAskPages(Canteens, { first: 50 }, ({ canteens }) => canteens.pageInfo);
  const lines = query.data?.flatMap(({ canteens }) => canteens.nodes) ?? [];
  const kitchens = lines.filter(({ kind, isOpen }) => kind === 'KITCHEN' && isOpen);
  return (
    <Card title={t('eldersDesk.canteens')} extra={<OpenCanteenButton kitchens={kitchens} />}>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.canteens.totalCount}
        none={t('eldersDesk.noCanteens')}
      >
        <ul className="lines">
          {lines.map((canteen) => (
            <li key={canteen.id} className={canteen.isOpen ? '' : 'over'}>
              <span className="lines-head">
                <strong>{canteen.name}</strong>
                <Tag>{t(canteen.isOpen ? `eldersDesk.canteenKind.${canteen.kind}` : 'eldersDesk.closed')}</Tag>
              </span>
              {canteen.kitchen ? (
                <span className="soft">{t('eldersDesk.cookedBy', { kitchen: canteen.kitchen.name })}</span>
              ) : null}
              {canteen.isOpen ? (
                <span className="buttons">
                  <ReasonButton operation={CloseCanteen} target={canteen} title={t('eldersDesk.closeCanteen')} danger />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Found>
    </Card>
  );
}

interface Values {
  readonly place: string;
  readonly name: string;
  readonly kind: CanteenKind;
  readonly kitchen?: string;
}

/** 开设食堂; a point names the kitchen that cooks for it. */
function OpenCanteenButton({ kitchens }: { readonly kitchens: readonly Canteen[] }) {
  const { t } = useTranslation();
  const { home } = useViewer();
  return (
    <FormButton<Values>
      title={t('eldersDesk.openCanteen')}
      icon={<PlusOutlined aria-hidden />}
      initial={{ kind: 'COMMUNITY_POINT', ...(home ? { place: home.code } : {}) }}
      callOf={({ name, kind, kitchen, place }) =>
        call(OpenCanteen, { input: { place, kind, name: name.trim(), kitchen: kitchen ?? null } })
      }
    >
      <LineField name="name" label={t('shops.name')} />
      <ChoiceField
        name="kind"
        label={t('shops.kindLabel')}
        options={kinds.map((value) => ({ value, label: t(`eldersDesk.canteenKind.${value}`) }))}
      />
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'COMMUNITY_POINT' ? (
            <ChoiceField
              name="kitchen"
              label={t('elders.kitchen')}
              options={kitchens.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null
        }
      </Form.Item>
      <HomePlaceField />
    </FormButton>
  );
}
