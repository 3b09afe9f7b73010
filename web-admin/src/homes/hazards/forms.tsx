import type { Dayjs } from 'dayjs';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CheckHazard,
  CloseHazard,
  DismissHazard,
  EscalateHazard,
  OrderHazard,
  RectifyHazard,
  type HazardAction,
  type HazardLineFragment,
  type HazardResponsible,
} from '../../generated/api.ts';
import { call, type Call } from '../../operation.ts';
import { responsibles } from '../codes.ts';
import { ChoiceField, MomentField, ReasonField, WordsField } from '../../parts/fields.tsx';

export type HazardLine = HazardLineFragment;

/** Everything an action may ask; each asks some of it. */
export interface Values {
  readonly responsible: HazardResponsible;
  readonly dueAt: Dayjs;
  readonly measures: string;
  readonly reason: string;
}

interface HazardForm {
  readonly Fields: ComponentType;
  readonly callOf: (hazard: HazardLine, values: Values) => Call;
}

const target = ({ id, version }: HazardLine) => ({ id, version });

function Order() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="responsible"
        label={t('homes.hazard.responsibleLabel')}
        options={responsibles.map((value) => ({ value, label: t(`homes.hazard.responsible.${value}`) }))}
      />
      <MomentField name="dueAt" label={t('homes.hazard.dueAt')} />
    </>
  );
}

function Measures() {
  const { t } = useTranslation();
  return <WordsField name="measures" label={t('homes.hazard.measures')} max={1000} />;
}

function Back() {
  const { t } = useTranslation();
  return (
    <>
      <ReasonField />
      <MomentField name="dueAt" label={t('homes.hazard.newDueAt')} />
    </>
  );
}

const Nothing = () => null;

/** One form for each action of a hazard. Which of them a person sees, `Hazard.actions` says. */
export const forms: Readonly<Record<HazardAction, HazardForm>> = {
  ORDER: {
    Fields: Order,
    callOf: (hazard, { responsible, dueAt }) =>
      call(OrderHazard, { ...target(hazard), input: { responsible, dueAt: dueAt.toISOString() } }),
  },
  DISMISS: { Fields: ReasonField, callOf: (hazard, { reason }) => call(DismissHazard, { ...target(hazard), reason }) },
  RECTIFY: { Fields: Measures, callOf: (hazard, { measures }) => call(RectifyHazard, { ...target(hazard), measures }) },
  PASS: { Fields: Nothing, callOf: (hazard) => call(CheckHazard, { ...target(hazard), ok: true }) },
  SEND_BACK: {
    Fields: Back,
    callOf: (hazard, { reason, dueAt }) =>
      call(CheckHazard, { ...target(hazard), ok: false, reason, dueAt: dueAt.toISOString() }),
  },
  CLOSE: { Fields: Nothing, callOf: (hazard) => call(CloseHazard, target(hazard)) },
  ESCALATE: {
    Fields: ReasonField,
    callOf: (hazard, { reason }) => call(EscalateHazard, { ...target(hazard), reason }),
  },
};
