// What this package uses of oidc-provider, which ships no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface Entity {
    readonly jti?: string;
    readonly uid?: string;
    readonly iat?: number;
    readonly exp?: number;
    readonly expiration: number;
    readonly clientId: string;
    readonly accountId?: string;
    readonly sessionUid?: string;
    readonly grantId?: string;
    readonly loginTs?: number;
    readonly scope?: string;
    readonly scopes: ReadonlySet<string>;
    save(ttl?: number): Promise<string>;
    destroy(): Promise<void>;
    authorizationFor(clientId: string, value?: object): { grantId?: string; sid?: string };
    grantIdFor(clientId: string): string | undefined;
    addOIDCScope(scope: string): void;
  }

  export interface Model {
    new (fields: object): Entity;
    find(id: string): Promise<Entity | undefined>;
    findByUid(uid: string): Promise<Entity | undefined>;
    get(ctx: object): Promise<Entity>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Context {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly path: string;
    readonly method: string;
    status: number;
    body: Record<string, unknown> | string | undefined;
    type: string;
    get(header: string): string;
    set(header: string, value: string): void;
    remove(header: string): void;
    readonly response: { get(header: string): string };
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly params: Readonly<Record<string, string | undefined>>;
      readonly session: Entity;
      readonly entities: Readonly<Record<string, Entity | undefined>>;
      entity(name: string, entity: Entity): void;
    };
  }

  export interface Interaction {
    readonly uid: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly AccessToken: Model;
    readonly RefreshToken: Model;
    readonly Grant: Model;
    readonly Session: Model;
    readonly Client: { readonly prototype: object };
    proxy: boolean;
    callback(): RequestListener;
    createContext(req: IncomingMessage, res: ServerResponse): object;
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): void;
    on(event: string, listener: (...args: never[]) => void): void;
    registerGrantType(name: string, handler: (ctx: Context) => Promise<void>, params: readonly string[]): void;
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<Interaction>;
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: object): Promise<void>;
  }

  export const errors: {
    readonly CustomOIDCProviderError: new (error: string, description: string) => Error & { statusCode: number };
    readonly InvalidGrant: new (detail: string) => Error;
    readonly InvalidScope: new (description: string, scope: string) => Error;
  };
}
