import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../viewer.tsx';
import type { PersonFile } from '../person.ts';
import type { Act } from './act.ts';
import { acts, grave, main, type ActName } from './acts.ts';
import { ActDialog } from './dialog.tsx';

/** A button for everything this person may do with the resident now. */
export function ActCard({ file }: { readonly file: PersonFile }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const [chosen, setChosen] = useState<ActName | null>(null);
  const open = main.filter((name) => {
    const { needs, isOpen }: Act<never> = acts[name];
    return permissions.includes(needs) && isOpen(file);
  });
  return (
    <Card title={t('peopleDesk.acts')} className="actions-card">
      {open.length === 0 ? <p className="soft">{t('peopleDesk.none')}</p> : null}
      <div className="actions">
        {open.map((name) => (
          <Button
            key={name}
            size="large"
            type={name === 'VERIFY' ? 'primary' : 'default'}
            danger={grave.includes(name)}
            onClick={() => setChosen(name)}
          >
            {t(`peopleDesk.act.${name}`)}
          </Button>
        ))}
      </div>
      {chosen ? <ActDialog key={chosen} file={file} act={chosen} close={() => setChosen(null)} /> : null}
    </Card>
  );
}
