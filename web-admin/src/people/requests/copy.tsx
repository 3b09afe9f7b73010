import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestCopy, type RequestCopyQuery } from '../../generated/api.ts';
import { Fact } from '../../parts/fact.tsx';
import { isHidden } from '../codes.ts';
import { Reveal } from '../../parts/reveal.tsx';
import type { Request } from './request.ts';

type Copy = NonNullable<RequestCopyQuery['subjectRequest']>['copy'];

/** What was handed over, for whoever hands it over: in clear for the person's own purpose. */
export function CopyButton({ request }: { readonly request: Request }) {
  const { t } = useTranslation();
  const [copy, setCopy] = useState<Copy>(null);
  if (request.kind !== 'COPY' && request.kind !== 'EXPLAIN') return null;
  return (
    <>
      <Reveal
        operation={RequestCopy}
        variables={{ id: request.id }}
        offered={['SUBJECT_ACCESS']}
        label={t('peopleDesk.requests.showCopy')}
        clear={(data) => data.subjectRequest?.copy?.filter(({ value }) => !isHidden(value)).length ?? 0}
        isShown={copy !== null}
        onReveal={(data) => setCopy(data?.subjectRequest?.copy ?? null)}
      />
      {copy ? (
        <dl className="facts whole">
          {copy.map(({ field, zh, value }, at) => (
            <Fact key={`${field}${at}`} name={zh}>
              {value}
            </Fact>
          ))}
        </dl>
      ) : null}
    </>
  );
}
