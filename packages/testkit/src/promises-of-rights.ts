import { isPermission, permissions, type Permission, type Role, roles } from '@linli/contract';
import type { Subgraph } from '@linli/kit';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLSchema,
} from 'graphql';
import { town } from './town.ts';

const values: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-03-02T09:00:00+08:00',
  Date: '2026-03-02',
  Base64: 'AAAA',
};

/** A value a type takes, and no more of it than it must have. */
function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return values[type.name] ?? '340111400001';
  const needed = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((each) => [each.name, valueOf(each.type)]));
}

type Root = GraphQLField<unknown, unknown>;

/** The least one can ask of a root field. */
function asking(kind: 'mutation' | 'query', { name, args, type }: Root) {
  const needed = args.filter(isRequiredArgument);
  const declared = needed.map((each) => `$${each.name}: ${String(each.type)}`).join(', ');
  const given = needed.map((each) => `${each.name}: $${each.name}`).join(', ');
  const inner = isCompositeType(getNamedType(type)) ? '{ __typename }' : '';
  const query = `${kind}${declared && `(${declared})`} { ${name}${given && `(${given})`} ${inner} }`;
  return { query, variables: Object.fromEntries(needed.map((each) => [each.name, valueOf(each.type)])) };
}

function permissionFor({ astNode }: Root): Permission | null {
  const needs = astNode?.directives?.find(({ name }) => name.value === 'needs');
  const value = needs?.arguments?.[0]?.value;
  return value?.kind === 'StringValue' && isPermission(value.value) ? value.value : null;
}

const everyRole = Object.keys(roles) as Role[];
const everyPermission = Object.keys(permissions) as Permission[];

/** What holds of rights: a field answers who holds its right, and nobody else, whatever else they may. */
export function entitled(subgraph: Subgraph, schema: GraphQLSchema): void {
  const fieldsOf = (
    kind: 'mutation' | 'query',
    type = kind === 'query' ? schema.getQueryType() : schema.getMutationType(),
  ) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ name }) => !name.startsWith('_'))
      .flatMap((field) => {
        const permission = permissionFor(field);
        return permission ? [[field.name, permission, asking(kind, field)] as const] : [];
      });

  describe('that rights are asked for', () => {
    const { person, anonymous } = town(subgraph);
    it.each([...fieldsOf('query'), ...fieldsOf('mutation')])(
      'by %s: %s',
      async (_, permission, { query, variables }) => {
        const at = '340111400000';
        const others = everyPermission.filter((each) => each !== permission);
        // Who has every role and every other right; a role alone has no more than that.
        const strangers = [anonymous(), person({ at, roles: everyRole, permissions: others })];
        for (const stranger of strangers) {
          const { errors = [] } = await stranger.answers(query, variables);
          expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_PERMITTED', permission });
        }
        const { errors = [] } = await person({ at, roles: [], permissions: [permission] }).answers(query, variables);
        expect(errors.map(({ extensions }) => extensions)).not.toContainEqual(expect.objectContaining({ permission }));
      },
    );
  });
}
