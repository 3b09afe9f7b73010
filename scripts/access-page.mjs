// Writes docs/access.md from the contracts of the subgraphs and the table of roles: npm run docs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';

const root = new URL('../', import.meta.url);
const folder = (path) => fileURLToPath(new URL(path, root));

/** The contracts of all subgraphs, by name. */
export const contracts = () =>
  readdirSync(folder('subgraphs'))
    .sort()
    .map((name) => ({ name, text: readFileSync(folder(`subgraphs/${name}/schema.graphql`), 'utf8') }));

const typesOf = (text) => parse(text).definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION);
const directive = (node, name) => node.directives?.find((each) => each.name.value === name);
const argument = (found, name) => found?.arguments?.find((each) => each.name.value === name)?.value.value;

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const holders = (roles, permission) =>
  Object.keys(roles)
    .filter((role) => roles[role].may.includes(permission))
    .map((role) => `\`${role}\``)
    .join(' ');

function rootRows(text, roles) {
  return typesOf(text)
    .filter(({ name }) => ['Query', 'Mutation'].includes(name.value))
    .flatMap(({ name, fields }) =>
      fields.map((field) => {
        const permission = argument(directive(field, 'needs'), 'permission');
        const isOpen = Boolean(directive(field, 'open'));
        const who = isOpen ? '**anybody, without login**' : permission ? holders(roles, permission) : 'nobody';
        return [
          `\`${name.value}.${field.name.value}\``,
          permission ? `\`${permission}\`` : isOpen ? '–' : 'none named',
          who,
        ];
      }),
    );
}

const maskedRows = (text) =>
  typesOf(text).flatMap(({ name, fields }) =>
    fields.flatMap((field) => {
      const masked = directive(field, 'masked');
      return masked
        ? [[`\`${name.value}.${field.name.value}\``, argument(masked, 'class'), argument(masked, 'as')]]
        : [];
    }),
  );

const keyed = (text) =>
  typesOf(text)
    .filter((type) => directive(type, 'key'))
    .map(({ name }) => `\`${name.value}\``)
    .join(', ');

/** The page of rights, as docs/access.md holds it. */
export function accessPage({ schemas, roles, permissions }) {
  const subgraphs = schemas.map(({ name, text }) => {
    const masked = maskedRows(text);
    return `## ${name}

${table(['field', 'right', 'roles that hold it'], rootRows(text, roles))}

Reached by reference too, in the caller's own place only: ${keyed(text) || 'nothing'}.
${masked.length > 0 ? `\nHidden until a purpose opens them:\n\n${table(['field', 'class', 'looks like'], masked)}\n` : ''}`;
  });
  return `# Who may do what

Nothing is allowed that is not written here. A field of \`Query\` or \`Mutation\` names the one right it needs, or says that
anybody may ask; one that says neither keeps its subgraph from starting and the gateway from composing. Holding the right
is not enough: every row has a place, and only who acts at that place or above sees it (elsewhere: \`NOT_FOUND\`). Changes
ask the rules of their record besides. Services hold a right only when their token has a scope of the same name.

This page is written from the contracts and \`packages/contract/src/roles.ts\` by \`npm run docs\`; a test keeps it equal,
and another tries every role at every field.

${subgraphs.join('\n')}
## Rights

${table(
  ['right', 'what it is', 'roles'],
  Object.entries(permissions).map(([name, says]) => [`\`${name}\``, says, holders(roles, name)]),
)}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { roles, permissions } = await import('../packages/contract/dist/index.js');
  const page = accessPage({ schemas: contracts(), roles, permissions });
  writeFileSync(folder('docs/access.md'), page);
}
