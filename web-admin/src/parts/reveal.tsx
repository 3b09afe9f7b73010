import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { asksWhy, type PurposeCode } from '@linli/contract';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReveal } from '../asking.ts';
import type { Operation } from '../operation.ts';
import { purposeName, PurposeSelect } from '../purpose.tsx';
import { Failure } from './failure.tsx';
import { useOpenPurposes } from './open-purposes.ts';

interface Props<Data, Variables> {
  readonly operation: Operation<Data, Variables>;
  readonly variables: Variables;
  /** How many values came clear that were masked before. */
  readonly clear: (data: Data) => number;
  readonly onReveal: (data: Data | null) => void;
  readonly isShown: boolean;
  /** The purposes that make sense here; those that open people when left out. */
  readonly offered?: readonly PurposeCode[];
  readonly label?: string;
}

/** Shows what is masked to somebody who says why, and tells them that this is written down; hides it again. */
export function Reveal<Data, Variables>({ isShown, onReveal, offered, label, ...props }: Props<Data, Variables>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const purposes = useOpenPurposes(offered);
  if (isShown)
    return (
      <Button icon={<EyeInvisibleOutlined aria-hidden />} onClick={() => onReveal(null)}>
        {t('reveal.again')}
      </Button>
    );
  if (purposes.length === 0) return <span className="soft small">{t('reveal.none')}</span>;
  return (
    <>
      <Button className="reveal" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {label ?? t('reveal.open')}
      </Button>
      {isOpen ? <Why {...props} purposes={purposes} onReveal={onReveal} close={() => setOpen(false)} /> : null}
    </>
  );
}

// As the API asks for it.
const LEAST = 4;

interface WhyProps<Data, Variables> extends Omit<Props<Data, Variables>, 'isShown' | 'offered' | 'label'> {
  readonly purposes: readonly PurposeCode[];
  readonly close: () => void;
}

function Why<Data, Variables>({ operation, variables, purposes, clear, onReveal, close }: WhyProps<Data, Variables>) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [purpose, setPurpose] = useState(purposes[0] ?? null);
  const [why, setWhy] = useState('');
  const reveal = useReveal(operation);
  const isWhyAsked = purpose !== null && asksWhy(purpose);
  const isReady = purpose !== null && (!isWhyAsked || why.trim().length >= LEAST);
  const confirm = (): void => {
    if (!purpose) return;
    reveal.mutate(
      { variables, purpose: isWhyAsked ? `${purpose}; reason=${encodeURIComponent(why.trim())}` : purpose },
      {
        onSuccess: (data) => {
          const count = clear(data);
          const words = { purpose: purposeName(purpose, i18n.language), count };
          if (count > 0) onReveal(data);
          void message.info(t(count > 0 ? 'reveal.shown' : 'reveal.still', words));
          close();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('reveal.title')}
      okText={t('reveal.confirm')}
      cancelText={t('form.cancel')}
      okButtonProps={{ disabled: !isReady, loading: reveal.isPending }}
      onOk={confirm}
      onCancel={close}
      destroyOnHidden
    >
      <div className="stack">
        <PurposeSelect value={purpose} onChange={setPurpose} offered={purposes} />
        {isWhyAsked ? (
          <label className="field">
            <span>{t('reveal.why')}</span>
            <Input.TextArea
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              aria-label={t('reveal.why')}
              maxLength={200}
              rows={2}
            />
          </label>
        ) : null}
        <Alert type="warning" showIcon role="note" title={t('reveal.warning')} />
        <Failure error={reveal.error} />
      </div>
    </Modal>
  );
}
