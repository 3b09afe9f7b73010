import { readFileSync } from 'node:fs';

/** A line of a Keycloak realm import, as far as it is read here. */
export interface Mapper {
  readonly name: string;
  readonly protocolMapper: string;
  readonly config?: Readonly<Record<string, string>>;
}

export interface ClientScope {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly protocolMappers?: readonly Mapper[];
}

export interface Client {
  readonly clientId: string;
  readonly name?: string;
  readonly enabled?: boolean;
  readonly publicClient?: boolean;
  readonly secret?: string;
  readonly standardFlowEnabled?: boolean;
  readonly directAccessGrantsEnabled?: boolean;
  readonly serviceAccountsEnabled?: boolean;
  readonly redirectUris?: readonly string[];
  readonly webOrigins?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly fullScopeAllowed?: boolean;
  readonly defaultClientScopes?: readonly string[];
  readonly optionalClientScopes?: readonly string[];
  readonly protocolMappers?: readonly Mapper[];
}

export interface User {
  readonly id?: string;
  readonly username: string;
  readonly enabled?: boolean;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly serviceAccountClientId?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly realmRoles?: readonly string[];
  readonly groups?: readonly string[];
  readonly credentials?: readonly { readonly type: string; readonly value: string }[];
}

export interface RealmFile {
  readonly realm: string;
  readonly displayName?: string;
  readonly accessTokenLifespan?: number;
  readonly accessCodeLifespan?: number;
  readonly ssoSessionIdleTimeout?: number;
  readonly ssoSessionMaxLifespan?: number;
  readonly revokeRefreshToken?: boolean;
  readonly bruteForceProtected?: boolean;
  readonly failureFactor?: number;
  readonly waitIncrementSeconds?: number;
  readonly maxFailureWaitSeconds?: number;
  readonly passwordPolicy?: string;
  readonly roles?: { readonly realm?: readonly { readonly name: string }[] };
  readonly clientScopes?: readonly ClientScope[];
  readonly defaultDefaultClientScopes?: readonly string[];
  readonly clients: readonly Client[];
  readonly scopeMappings?: readonly { readonly client: string; readonly roles: readonly string[] }[];
  readonly users?: readonly User[];
}

/** Reads the file that Keycloak imports with `--import-realm`. */
export const readRealmFile = (path: string | URL): RealmFile => JSON.parse(readFileSync(path, 'utf8')) as RealmFile;
