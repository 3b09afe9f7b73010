import { isPurpose } from '@linli/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useAskPages } from '../asking.ts';
import { HouseholdAccess, OfficeName, PersonAccess, type AccessLineFragment } from '../generated/api.ts';
import { roleName } from '../names.ts';
import { Failure } from '../parts/failure.tsx';
import { purposeName } from '../purpose.tsx';
import { fullDateTime } from '../time.ts';
import { useMay } from '../viewer.tsx';
import { fieldOf } from './codes.ts';

interface Props {
  readonly id: string;
  /** Counts the looks of this visit: the newest line is asked for after each. */
  readonly looks?: number;
}

/** Who saw or changed what of a person, for those who oversee. */
export function PersonAccessLog(props: Props) {
  return useMay('access-log.read') ? <OfPerson {...props} /> : null;
}

export function HouseholdAccessLog(props: Props) {
  return useMay('access-log.read') ? <OfHousehold {...props} /> : null;
}

// The ledger trails a look by a moment: it is asked again until the line must be there.
const moments = [700, 2500, 6000] as const;

function useFresh(name: string, looks: number): void {
  const client = useQueryClient();
  useEffect(() => {
    if (looks === 0) return undefined;
    const ask = (): void => void client.invalidateQueries({ queryKey: [name, 'pages'] });
    const timers = moments.map((after) => setTimeout(ask, after));
    return () => timers.forEach(clearTimeout);
  }, [client, name, looks]);
}

function OfPerson({ id, looks = 0 }: Props) {
  useFresh(PersonAccess.name, looks);
  const query = useAskPages(PersonAccess, { id }, ({ resident }) => resident?.accessLog.pageInfo);
  return <Log {...query} lines={query.data?.flatMap(({ resident }) => resident?.accessLog.nodes ?? []) ?? []} />;
}

function OfHousehold({ id, looks = 0 }: Props) {
  useFresh(HouseholdAccess.name, looks);
  const query = useAskPages(HouseholdAccess, { id }, ({ household }) => household?.accessLog.pageInfo);
  return <Log {...query} lines={query.data?.flatMap(({ household }) => household?.accessLog.nodes ?? []) ?? []} />;
}

interface LogProps {
  readonly lines: readonly AccessLineFragment[];
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

function Log({ lines, error, isPending, hasNextPage, fetchNextPage }: LogProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('people.access.title')} className="access-card" loading={isPending}>
      <p className="soft">{t('people.access.hint')}</p>
      <Failure error={error} />
      {lines.length === 0 ? <p className="soft">{t('people.access.none')}</p> : null}
      <ul className="lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('list.more')}</Button> : null}
    </Card>
  );
}

function Line({ line }: { readonly line: AccessLineFragment }) {
  const { t, i18n } = useTranslation();
  const { outcome, roles, office, purpose, at } = line;
  const who = roles.length > 0 ? roles.map((role) => roleName(role, t)).join(' · ') : t('people.access.system');
  return (
    <li>
      <span className="lines-head">
        <strong>{who}</strong>
        <Tag color={outcome === 'REVEALED' ? 'warning' : 'default'}>{t(`people.access.${outcome}`)}</Tag>
      </span>
      <span>{whatOf(line, t)}</span>
      <span className="soft">
        {fullDateTime(at, i18n.language)}
        {office ? (
          <>
            {' · '}
            <Office code={office} />
          </>
        ) : null}
        {purpose ? ` · ${isPurpose(purpose) ? purposeName(purpose, i18n.language) : purpose}` : null}
      </span>
    </li>
  );
}

/** The fields by name; those that only the machinery knows are counted. */
function whatOf({ fields }: AccessLineFragment, t: TFunction): string {
  const known = fields.flatMap((key) => fieldOf(key) ?? []).map((field) => t(`residentField.${field}`));
  const tags = fields.includes('careTags') ? [t('people.careTags')] : [];
  const number = fields.includes('number') ? [t('people.householdNumber')] : [];
  const named = [...known, ...tags, ...number];
  const others = fields.length - named.length;
  const more = others > 0 ? [t('people.access.otherFields', { count: others })] : [];
  return [...named, ...more].join(' · ');
}

function Office({ code }: { readonly code: string }) {
  const { data } = useAsk(OfficeName, { code: code.slice(0, 12) });
  return <>{data?.jurisdiction?.name ?? code}</>;
}
