import {
  getNamedType,
  isInterfaceType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Caller } from '../identity/viewer.rules.ts';
import type { Requirement, Requirements } from './requirements.ts';

type Rights = Pick<Caller, 'kind' | 'permissions'>;

function isMet(requirement: Requirement, { kind, permissions }: Rights): boolean {
  if (kind === 'ANONYMOUS') return false;
  return requirement === 'SIGNED_IN' || requirement.some((group) => group.every((each) => permissions.includes(each)));
}

/** What stands behind an abstract type counts as well: each possible type has its say. */
function typesBehind(schema: GraphQLSchema, type: GraphQLNamedType): readonly string[] {
  if (!isInterfaceType(type)) return [type.name];
  return [type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)];
}

/** A selection of a document: where it stands, and the names whose requirements it has to meet. */
export interface Touched {
  readonly path: string;
  readonly names: readonly string[];
}

/** Everything of a valid document that has requirements: fields by the path of their response, fragments by type. */
export function touchedBy(
  document: DocumentNode,
  schema: GraphQLSchema,
  requirements: Requirements,
): readonly Touched[] {
  const found: Touched[] = [];
  const path: string[] = [];
  const info = new TypeInfo(schema);
  const touch = (at: string, names: readonly string[]): void => {
    const guarded = names.filter((name) => requirements.has(name));
    if (guarded.length > 0) found.push({ path: at, names: guarded });
  };
  const touchType = (at: string): void => {
    const type = info.getType();
    if (type) touch(at, [getNamedType(type).name]);
  };
  const byField = {
    Field: {
      enter({ name, alias }: { name: { value: string }; alias?: { value: string } | undefined }): void {
        path.push(alias?.value ?? name.value);
        const parent = info.getParentType();
        const type = getNamedType(info.getType());
        if (!parent || !type) return;
        const owners = typesBehind(schema, parent);
        const fields = owners.map((owner) => `${owner}.${name.value}`);
        const behind = isUnionType(type) ? [type.name] : typesBehind(schema, type);
        touch(path.join('.'), [...fields, ...owners.slice(1), ...behind]);
      },
      leave: () => void path.pop(),
    },
    InlineFragment: { enter: () => touchType([...path, '...'].join('.')) },
    FragmentDefinition: { enter: () => touchType('...') },
  };
  visit(document, visitWithTypeInfo(info, byField));
  return found;
}

/** The paths a caller may not have; empty when the whole operation is allowed. */
export function refusedPaths(
  touched: readonly Touched[],
  requirements: Requirements,
  rights: Rights,
): readonly string[] {
  const isRefused = ({ names }: Touched): boolean =>
    names.some((name) => requirements.get(name)?.some((each) => !isMet(each, rights)));
  return [...new Set(touched.filter(isRefused).map(({ path }) => path))];
}
