import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { CaseFile, Action } from '../case.ts';
import { forms } from './forms.ts';

interface Props {
  readonly file: CaseFile;
  readonly action: Action;
  readonly close: () => void;
}

/** The small form of one action. */
export function ActionDialog({ file, action: { action, to }, close }: Props) {
  const { t } = useTranslation();
  const { Fields, call } = forms[action];
  return (
    <FormDialog<never> title={t(`actions.name.${action}`)} callOf={(values) => call(file, values)} close={close}>
      {to ? <p className="soft">{t('actions.leadsTo', { state: t(`state.${to}`) })}</p> : null}
      <Fields file={file} />
    </FormDialog>
  );
}
