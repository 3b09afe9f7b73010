import { LoginOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { signIn } from '../session.ts';
import { Switches } from './switches.tsx';

/** The door. The password is asked by the identity service, never here. */
export function LoginPage() {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <main className="login">
      <section className="login-card">
        <img src="/icon.svg" alt="" width={56} height={56} />
        <h1>{t('login.title')}</h1>
        <p className="login-claim">{t('login.claim')}</p>
        <Button
          type="primary"
          size="large"
          block
          icon={<LoginOutlined aria-hidden />}
          onClick={() => void signIn(`${pathname}${search}`, i18n.language)}
        >
          {t('login.signIn')}
        </Button>
        <p className="soft">{t('login.hint')}</p>
        <div className="login-switches">
          <Switches />
        </div>
      </section>
    </main>
  );
}
