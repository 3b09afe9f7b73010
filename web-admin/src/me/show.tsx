import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, permissionName, roleName } from '../names.ts';
import { Fact } from '../parts/fact.tsx';
import { Page } from '../parts/page.tsx';
import { Switches } from '../shell/switches.tsx';
import { useMay, useViewer } from '../viewer.tsx';
import { Duty } from './duty.tsx';
import { GridTag } from './grid-tag.tsx';
import { Posts } from './posts.tsx';
import { Reports } from './reports.tsx';

/** Who I am here, what I may do, and as what else I could act. */
export function ProfilePage() {
  const { t, i18n } = useTranslation();
  const mayReport = useMay('case.report');
  const mayDuty = useMay('duty.report');
  const { account, home, roles, departments, grids, permissions } = useViewer();
  const tags = (words: readonly string[]): ReactNode =>
    words.length > 0 ? words.map((word) => <Tag key={word}>{word}</Tag>) : '–';
  return (
    <Page title={t('page.me')}>
      <div className="grid-of-cards">
        <Card title={t('me.account')}>
          <dl className="facts facts-one">
            <Fact name={t('me.account')}>{account}</Fact>
            <Fact name={t('me.home')}>
              {[...(home?.ancestors ?? []), home].map((node) => node?.name).join(' / ') || '–'}
            </Fact>
            <Fact name={t('me.roles')}>{tags(roles.map((role) => roleName(role, t)))}</Fact>
            {departments.length > 0 ? (
              <Fact name={t('me.departments')}>{tags(departments.map((code) => departmentName(code, t)))}</Fact>
            ) : null}
            {grids.length > 0 ? (
              <Fact name={t('me.grids')}>
                {grids.map((code) => (
                  <GridTag key={code} code={code} />
                ))}
              </Fact>
            ) : null}
          </dl>
          <details>
            <summary>{t('me.permissions')}</summary>
            <p className="tags">{tags(permissions.map((word) => permissionName(word, i18n.language)))}</p>
          </details>
        </Card>
        <Posts />
        {mayDuty ? <Duty /> : null}
        <Card title={t('me.settings')}>
          <Switches />
        </Card>
      </div>
      {mayReport ? <Reports /> : null}
    </Page>
  );
}
