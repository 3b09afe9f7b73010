import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { startIdentity, type Identity, type IdentityOptions } from '@linli/dev-identity';
import type { RealmFile } from '../src/realm-file.ts';

export const REALM_FILE = new URL('../../../charts/linli/files/linli-realm.json', import.meta.url);
export const PASSWORD = 'Linli-2026!dev';
export const TOKEN = '/protocol/openid-connect/token';

export const realmFile = async (): Promise<RealmFile> => JSON.parse(await readFile(REALM_FILE, 'utf8')) as RealmFile;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, string>>;
}

/** Posts a form as a script would. */
export async function post(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? (JSON.parse(text) as Answer['body']) : {} };
}

export const signIn = ({ issuer }: Identity, username: string, more: Record<string, string> = {}): Promise<Answer> =>
  post(issuer + TOKEN, { grant_type: 'password', client_id: 'dev-cli', username, password: PASSWORD, ...more });

export const refresh = ({ issuer }: Identity, token = ''): Promise<Answer> =>
  post(issuer + TOKEN, { grant_type: 'refresh_token', client_id: 'dev-cli', refresh_token: token });

export const claimsOf = (token = ''): Readonly<Record<string, unknown>> => decodeJwt(token);

/** Folders and identities of one test; `leave` stops and removes them all. */
export function place() {
  const folders: string[] = [];
  const running: Identity[] = [];
  const folder = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), 'linli-identity-'));
    folders.push(path);
    return path;
  };
  const start = async (options: Partial<IdentityOptions> = {}): Promise<Identity> => {
    const dataDir = options.dataDir ?? (await folder());
    const identity = await startIdentity({ realmFile: REALM_FILE, port: 0, ...options, dataDir });
    running.push(identity);
    return identity;
  };
  /** The realm with something changed in it. */
  const changed = async (change: (file: RealmFile) => RealmFile): Promise<string> => {
    const path = join(await folder(), 'realm.json');
    await writeFile(path, JSON.stringify(change(await realmFile())));
    return path;
  };
  const leave = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((identity) => identity.close()));
    await Promise.all(folders.splice(0).map((path) => rm(path, { recursive: true, force: true })));
  };
  return { folder, start, changed, leave };
}
