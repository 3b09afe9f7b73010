import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { grouped } from '../../numbers.ts';
import { fieldName, reasonText } from '../job.ts';
import type { Figures } from '../ledgers.ts';

/** All faults by field and reason, the most frequent first: what is wrong with the whole column is seen at once. */
export function FaultKinds({ figures: { faults } }: { readonly figures: Figures }) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t('imports.faults.title')} className="fault-kinds">
      {faults.length === 0 ? (
        <p className="soft">{t('imports.faults.none')}</p>
      ) : (
        <table className="plain plain-words">
          <thead>
            <tr>
              <th scope="col">{t('imports.faults.field')}</th>
              <th scope="col">{t('imports.faults.reason')}</th>
              <th scope="col">{t('imports.faults.count')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ field, reason, count }) => (
              <tr key={`${field} ${reason.code}`}>
                <th scope="row">{field ? fieldName(field, t) : t('imports.faults.whole')}</th>
                <td>{reasonText(reason, i18n.language)}</td>
                <td>{grouped(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
