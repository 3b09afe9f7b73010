import type { RealmFile } from './realm-file.ts';

type Rule = (password: string, bound: number, username: string) => boolean;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

// Names and meanings of Keycloak's password policies. Those about time and history say nothing about one password.
const rules: Readonly<Record<string, Rule>> = {
  length: (password, bound) => password.length >= bound,
  upperCase: (password, bound) => count(password, /\p{Lu}/gu) >= bound,
  lowerCase: (password, bound) => count(password, /\p{Ll}/gu) >= bound,
  digits: (password, bound) => count(password, /\d/g) >= bound,
  specialChars: (password, bound) => count(password, /[^\p{L}\d]/gu) >= bound,
  notUsername: (password, _, username) => password !== username,
};

/** Passwords of the file that the realm's own policy would not accept. */
export function passwordFaults(file: RealmFile): readonly string[] {
  const policy = [...(file.passwordPolicy ?? '').matchAll(/(\w+)\((\w+)\)/g)];
  return (file.users ?? []).flatMap(({ username, credentials = [] }) =>
    policy
      .filter(([, rule = '', bound]) =>
        credentials.some(({ value }) => rules[rule]?.(value, Number(bound), username) === false),
      )
      .map(([, rule]) => `the password of ${username} breaks the policy ${rule}`),
  );
}
