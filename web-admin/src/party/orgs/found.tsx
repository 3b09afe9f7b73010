import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { FoundPartyOrg, type FoundPartyOrgMutation, type PartyOrgKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { orgKinds } from '../codes.ts';
import { OrgField } from '../org-field.tsx';

interface Values {
  readonly place: string;
  readonly name: string;
  readonly kind: PartyOrgKind;
  readonly parent?: string;
  readonly secretary?: string;
  readonly servesPlace?: boolean;
}

/** 成立党组织 under its parent. */
export function FoundOrgButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!useMay('party.organise')) return null;
  return (
    <FormButton<Values>
      title={t('partyDesk.found')}
      icon={<PlusOutlined aria-hidden />}
      initial={{ kind: 'BRANCH', ...(home ? { place: home.code } : {}) }}
      callOf={({ place, name, kind, parent, secretary, servesPlace = false }) =>
        call(FoundPartyOrg, {
          input: {
            place,
            kind,
            servesPlace,
            name: name.trim(),
            parent: parent ?? null,
            secretary: secretary?.trim() || null,
          },
        })
      }
      onDone={(answer) => void navigate(`/party/orgs/${(answer as FoundPartyOrgMutation).foundPartyOrg.id}`)}
    >
      <LineField name="name" label={t('shops.name')} max={80} />
      <ChoiceField
        name="kind"
        label={t('party.kindLabel')}
        options={orgKinds.map((value) => ({ value, label: t(`party.orgKind.${value}`) }))}
      />
      <OrgField name="parent" label={t('partyDesk.parent')} isOptional />
      <LineField name="secretary" label={t('partyDesk.secretary')} isOptional />
      <HomePlaceField />
      <Form.Item name="servesPlace" valuePropName="checked">
        <Checkbox>{t('partyDesk.servesPlace')}</Checkbox>
      </Form.Item>
    </FormButton>
  );
}
