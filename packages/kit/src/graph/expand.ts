import { concatAST, type DocumentNode, type FieldDefinitionNode, Kind, parse, type TypeNode, visit } from 'graphql';
import { connectionOf, header, orderEnumOf, pageArguments, shared } from './pieces.ts';
import { directive, textArgument, wordsArgument, yesArgument } from './read-directive.ts';

const fieldOf = (text: string): FieldDefinitionNode => {
  const [type] = parse(`type T { ${text} }`, { noLocation: true }).definitions;
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION || !type.fields?.[0]) throw new Error(text);
  return type.fields[0];
};

function itemOf(type: TypeNode, field: string): string {
  const shape: string[] = [];
  let at = type;
  while (at.kind !== Kind.NAMED_TYPE) {
    shape.push(at.kind);
    at = at.type;
  }
  if (!/^(NonNullType,)?ListType,NonNullType$/.test(shape.join()))
    throw new Error(`${field}: @paged stands on [Type!]!, or on [Type!] where it crosses subgraphs`);
  return at.name.value;
}

/** What federation has to know of our directives: scopes for the gateway, tags for its linter. */
function known(field: FieldDefinitionNode): FieldDefinitionNode['directives'] {
  const permission = textArgument(field, 'needs', 'permission');
  const words = [
    permission && `@requiresScopes(scopes: [["${permission}"]])`,
    directive(field, 'open') && '@tag(name: "open")',
    directive(field, 'masked') && '@tag(name: "masked")',
  ];
  const added = words.filter(Boolean).join(' ');
  return [...(field.directives ?? []), ...(added ? (fieldOf(`f: Int ${added}`).directives ?? []) : [])];
}

/**
 * The contract as the wire sees it: lists become Relay connections with their arguments, permissions become scopes,
 * shared scalars and the federation header come by themselves.
 */
export function expand(source: string): DocumentNode {
  const items = new Set<string>();
  const orders = new Map<string, Set<string>>();
  const named = new Set<string>();
  const own = new Set<string>();
  const document = visit(parse(source), {
    NamedType({ name }) {
      named.add(name.value);
    },
    ObjectTypeDefinition({ name }) {
      own.add(name.value);
    },
    FieldDefinition(field) {
      const directives = known(field) ?? [];
      if (!directive(field, 'paged')) return { ...field, directives };
      const item = itemOf(field.type, field.name.value);
      const offered = wordsArgument(field, 'paged', 'orders');
      items.add(item);
      if (offered.length > 0) orders.set(item, new Set([...(orders.get(item) ?? []), ...offered]));
      const page = fieldOf(pageArguments(item, offered.length > 0, yesArgument(field, 'paged', 'search')));
      return {
        ...field,
        // What another subgraph's page may hang on has to be able to be nothing.
        type:
          field.type.kind === Kind.NON_NULL_TYPE || page.type.kind !== Kind.NON_NULL_TYPE ? page.type : page.type.type,
        arguments: [...(field.arguments ?? []), ...(page.arguments ?? [])],
        directives: [...directives, ...(page.directives ?? [])],
      };
    },
  });
  const pieces = [
    header,
    ...[...items].map(connectionOf),
    ...[...orders].map(([item, names]) => orderEnumOf(item, [...names])),
    ...shared(new Set([...named].filter((name) => !own.has(name))), items.size > 0),
  ];
  return concatAST([parse(pieces.join('\n'), { noLocation: true }), document]);
}
