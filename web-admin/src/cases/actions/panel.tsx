import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseActionName } from '../../generated/api.ts';
import type { CaseFile, Action } from '../case.ts';
import { ActionDialog } from './dialog.tsx';

// Ends of the road and ways back are never the first thing at hand.
const grave: readonly CaseActionName[] = ['REJECT', 'VOID', 'RETURN', 'VERIFY_FAIL'];

/** A button for everything the API says this person may do with the case now. */
export function ActionPanel({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Action | null>(null);
  const ordered = file.actions.toSorted((a, b) => Number(grave.includes(a.action)) - Number(grave.includes(b.action)));
  return (
    <Card title={t('cases.actions')} className="actions-card">
      {ordered.length === 0 ? <p className="soft">{t('cases.noActions')}</p> : null}
      <div className="actions">
        {ordered.map((action, index) => (
          <Button
            key={action.action}
            size="large"
            type={index === 0 && !grave.includes(action.action) ? 'primary' : 'default'}
            danger={grave.includes(action.action)}
            onClick={() => setChosen(action)}
          >
            {t(`actions.name.${action.action}`)}
          </Button>
        ))}
      </div>
      {chosen ? <ActionDialog key={chosen.action} file={file} action={chosen} close={() => setChosen(null)} /> : null}
    </Card>
  );
}
