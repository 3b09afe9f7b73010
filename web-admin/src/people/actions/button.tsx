import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../viewer.tsx';
import type { Act, Subject } from './act.ts';
import { acts, type ActName } from './acts.ts';
import { ActDialog } from './dialog.tsx';

/** One act beside the line it is about, for those who may. */
export function ActButton({ act, ...subject }: Subject & { readonly act: ActName }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { needs, isOpen: canBe }: Act<never> = acts[act];
  const may = useMay(needs);
  if (!may || !canBe(subject.file)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`peopleDesk.act.${act}`)}</Button>
      {isOpen ? <ActDialog {...subject} act={act} close={() => setOpen(false)} /> : null}
    </>
  );
}
