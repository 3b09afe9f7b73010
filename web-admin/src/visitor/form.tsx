import { Button, Card, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSend } from '../asking.ts';
import { PublicCategories, ReportByQr, type ReportByQrMutation } from '../generated/api.ts';
import { leavesOf } from '../cases/categories.ts';
import { Failure } from '../parts/failure.tsx';
import { useInPlace } from '../parts/in-place.ts';
import { PhotoPicker } from '../parts/photo-picker.tsx';
import type { Photo } from '../photo.ts';

interface Values {
  readonly category: string;
  readonly description: string;
  readonly anonymous?: boolean;
  readonly reporterName?: string;
  readonly reporterPhone?: string;
}

interface Props {
  readonly token: string;
  readonly within: string;
  readonly onSent: (report: ReportByQrMutation['reportByQr']) => void;
}

const orNull = (text: string | undefined): string | null => text?.trim() || null;

function useCategoryOptions(within: string) {
  const { data, error, refetch } = useAsk(PublicCategories, { within });
  const leaves = leavesOf(data?.caseCategories.categories ?? []);
  const groups = [...new Set(leaves.map(({ group }) => group))];
  const options = groups.map((group) => ({
    label: group,
    title: group,
    options: leaves
      .filter((leaf) => leaf.group === group)
      .map(({ category }) => ({ value: category.code, label: category.name })),
  }));
  return { options, isHere: Boolean(data), error, refetch };
}

/** What happened, in a resident's own words. Only the words and the kind of matter are asked for; the rest is free. */
export function VisitorForm({ token, within, onSent }: Props) {
  const { t } = useTranslation();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const report = useSend(ReportByQr);
  const categories = useCategoryOptions(within);
  const [form] = Form.useForm<Values>();
  const elsewhere = useInPlace(form, report.error);
  const isAnonymous = Form.useWatch('anonymous', form) ?? false;
  const send = ({ category, description, anonymous = false, reporterName, reporterPhone }: Values): void =>
    report.mutate(
      {
        token,
        input: {
          category,
          description: description.trim(),
          anonymous,
          reporterName: orNull(reporterName),
          reporterPhone: orNull(reporterPhone),
          photos,
        },
      },
      { onSuccess: (data) => onSent(data.reportByQr) },
    );
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <Card>
      <p className="soft">{t('visitor.noLogin')}</p>
      <Form<Values> form={form} layout="vertical" onFinish={send} requiredMark={false} scrollToFirstError>
        <Form.Item name="category" label={t('visitor.category')} rules={required}>
          <Select
            placeholder={t('visitor.chooseCategory')}
            options={categories.options}
            loading={!categories.isHere}
            disabled={!categories.isHere}
          />
        </Form.Item>
        <Form.Item name="description" label={t('visitor.description')} rules={required}>
          <Input.TextArea rows={5} maxLength={2000} showCount placeholder={t('visitor.descriptionHint')} />
        </Form.Item>
        <Form.Item label={t('visitor.photos')}>
          <PhotoPicker photos={photos} onChange={setPhotos} most={3} />
        </Form.Item>
        <div role="group" className="contact" aria-labelledby="contact">
          <h2 id="contact">{t('visitor.contact')}</h2>
          <p className="soft">{t('visitor.contactHint')}</p>
          <Form.Item name="anonymous" valuePropName="checked">
            <Checkbox>{t('visitor.anonymous')}</Checkbox>
          </Form.Item>
          {isAnonymous ? null : <ContactFields />}
        </div>
        <Failure error={categories.error} retry={categories.refetch} />
        <Failure error={elsewhere} />
        <Button type="primary" size="large" block htmlType="submit" loading={report.isPending}>
          {t('visitor.submit')}
        </Button>
      </Form>
    </Card>
  );
}

// Mobile numbers of the mainland, or a land line with its area code.
const phone = /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/;

function ContactFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="reporterName" label={t('visitor.name')}>
        <Input maxLength={40} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="reporterPhone"
        label={t('visitor.phoneNumber')}
        rules={[{ pattern: phone, message: t('form.phone') }]}
      >
        <Input maxLength={20} inputMode="tel" autoComplete="tel" />
      </Form.Item>
    </>
  );
}
