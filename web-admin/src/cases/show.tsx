import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../parts/failure.tsx';
import { Light } from '../parts/light.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { ActionPanel } from './actions/panel.tsx';
import { useCase, type CaseFile } from './case.ts';
import { Checks } from './checks.tsx';
import { Clocks } from './clocks.tsx';
import { Content } from './content.tsx';
import { Parties } from './parties.tsx';
import { Pauses } from './pauses.tsx';
import { Photos } from './photos.tsx';
import { StateTag } from './state-tag.tsx';
import { Timeline } from './timeline.tsx';

/** One case: what happened on the left, what is to be done on the right; on a phone what is to be done comes first. */
export function CasePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useCase(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.case) return <Nothing title={t('failure.notHere')} />;
  const file = data.case;
  return (
    <Page title={file.title} above={<Head file={file} />}>
      <div className="case-page">
        <div className="case-side">
          <ActionPanel file={file} />
          <Clocks file={file} />
          <Parties file={file} />
          <Pauses file={file} />
          <Checks file={file} />
        </div>
        <div className="case-main">
          <Content file={file} />
          <Photos file={file} />
          <Timeline file={file} />
        </div>
      </div>
    </Page>
  );
}

function Head({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <p className="case-head">
      <Link to="/cases">{t('page.cases')}</Link>
      <span className="soft">{file.number}</span>
      <StateTag state={file.state} />
      <Light colour={file.light} />
    </p>
  );
}
