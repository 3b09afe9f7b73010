import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../asking.ts';
import { AddCaseNote } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import type { CaseFile } from './case.ts';

interface Values {
  readonly text: string;
  readonly isPublic?: boolean;
}

/** A note beside the workflow, for colleagues or also for the reporter. */
export function NoteForm({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const add = useAct(AddCaseNote);
  const send = ({ text, isPublic = false }: Values): void =>
    add.mutate({ id: file.id, version: file.version, text, isPublic }, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('cases.note.add')}</Button>
      <Modal
        open={isOpen}
        title={t('cases.note.add')}
        okText={t('form.submit')}
        confirmLoading={add.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={send} preserve={false}>
          <Form.Item name="text" label={t('cases.note.text')} rules={[{ required: true, message: t('form.required') }]}>
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
          <Form.Item name="isPublic" valuePropName="checked">
            <Checkbox>{t('cases.note.isPublic')}</Checkbox>
          </Form.Item>
          <Failure error={add.error} />
        </Form>
      </Modal>
    </>
  );
}
