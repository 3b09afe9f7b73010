/** Where this build finds its city. Fetched at start, so that one build serves every place. */
export interface Settings {
  readonly apiUrl: string;
  readonly identityUrl: string;
  readonly realm: string;
  readonly clientId: string;
}

const names = ['apiUrl', 'identityUrl', 'realm', 'clientId'] as const;

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string');

async function fetched(): Promise<Settings> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  const value: unknown = await answer.json();
  if (!isSettings(value)) throw new Error(`config.json needs ${names.join(', ')}`);
  return value;
}

let once: Promise<Settings> | undefined;

export const settings = (): Promise<Settings> => (once ??= fetched());
