import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a setting says: its variable, or the file that `<NAME>_FILE` names, as containers are handed their secrets.
 * What it throws is the end of a sentence that begins with the name.
 */
export function settingIn(env: Environment, name: string): string | undefined {
  const [text, path] = [env[name], env[`${name}_FILE`]];
  if (!path) return text || undefined;
  if (text) throw new Error('and its _FILE are both set');
  try {
    return readFileSync(path, 'utf8').trimEnd() || undefined;
  } catch {
    throw new Error('has a _FILE that cannot be read');
  }
}
