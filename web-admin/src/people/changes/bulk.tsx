import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError, ask } from '../../api.ts';
import { ApproveChange } from '../../generated/api.ts';
import type { Change } from './change.ts';

interface Outcome {
  readonly approved: number;
  readonly refused: readonly ApiError[];
}

/** One after the other, for two changes of one person follow each other; a refusal stops none of the others. */
async function approveAll(changes: readonly Change[]): Promise<Outcome> {
  const refused: ApiError[] = [];
  for (const { id, version } of changes)
    await ask(ApproveChange, { id, version }, { idempotencyKey: `approve-${id}-${version}` }).catch(
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        refused.push(error);
      },
    );
  return { approved: changes.length - refused.length, refused };
}

/** Lets everything hold that was chosen, and says what did not. */
export function ApproveMany({ changes, done }: { readonly changes: readonly Change[]; readonly done: () => void }) {
  const { t, i18n } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const count = changes.length;
  const approving = useMutation({
    mutationFn: () => approveAll(changes),
    onSuccess: ({ approved, refused: [first, ...others] }) => {
      if (approved > 0) void message.success(t('peopleDesk.changes.approved', { count: approved }));
      if (first) {
        const why = i18n.language === 'en' ? first.en : first.zh;
        void message.error(t('peopleDesk.changes.notApproved', { count: others.length + 1, why }));
      }
      done();
      return client.invalidateQueries();
    },
  });
  if (count === 0) return null;
  const confirm = (): void =>
    void modal.confirm({
      title: t('peopleDesk.changes.confirmAll', { count }),
      okText: t('peopleDesk.changes.approve'),
      cancelText: t('form.cancel'),
      onOk: () => approving.mutateAsync(),
    });
  return (
    <span className="bulk">
      <span role="status">{t('peopleDesk.changes.chosen', { count })}</span>
      <Button type="primary" loading={approving.isPending} onClick={confirm}>
        {t('peopleDesk.changes.approveAll')}
      </Button>
    </span>
  );
}
