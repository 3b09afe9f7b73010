import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, Action } from '../case.ts';
import { ActionDialog } from './dialog.tsx';
import { grave, onward, order } from './order.ts';

/** A button for everything the API says this person may do with the case now. */
export function ActionPanel({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Action | null>(null);
  const ordered = file.actions.toSorted((a, b) => order.indexOf(a.action) - order.indexOf(b.action));
  return (
    <Card title={t('cases.actions')} className="actions-card">
      {ordered.length === 0 ? <p className="soft">{t('cases.noActions')}</p> : null}
      <div className="actions">
        {ordered.map((action, index) => (
          <Button
            key={action.action}
            size="large"
            type={index === 0 && onward.includes(action.action) ? 'primary' : 'default'}
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
