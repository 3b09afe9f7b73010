import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { Act, Subject } from './act.ts';
import { acts, type ActName } from './acts.ts';

interface Props extends Subject {
  readonly act: ActName;
  readonly close: () => void;
}

/** The small form of one act. */
export function ActDialog({ act, close, ...subject }: Props) {
  const { t } = useTranslation();
  const { Fields, call }: Act<never> = acts[act];
  const hint = t(`peopleDesk.hint.${act as 'VERIFY'}`, { defaultValue: '' });
  return (
    <FormDialog<never> title={t(`peopleDesk.act.${act}`)} callOf={(values) => call(subject, values)} close={close}>
      {hint ? <p className="soft">{hint}</p> : null}
      <Fields {...subject} />
    </FormDialog>
  );
}
