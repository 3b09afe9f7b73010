import { Kind, parseType } from 'graphql';

const name = (value) => ({ kind: Kind.NAME, value });
const field = (value, type) => ({ kind: Kind.FIELD_DEFINITION, name: name(value), type: parseType(type) });
const argument = (value, type) => ({ kind: Kind.INPUT_VALUE_DEFINITION, name: name(value), type: parseType(type) });
const object = (value, fields) => ({ kind: Kind.OBJECT_TYPE_DEFINITION, name: name(value), fields });

const directive = (node, wanted) => node.directives?.find(({ name }) => name.value === wanted);
const given = (node, wanted) => node.arguments?.find(({ name }) => name.value === wanted)?.value;
const itemOf = (type) => ('type' in type ? itemOf(type.type) : type.name.value);

/** The types every list brings along, as Relay's cursor connections name them. */
const connection = (item) => [
  object(`${item}Connection`, [
    field('edges', `[${item}Edge!]!`),
    field('nodes', `[${item}!]!`),
    field('pageInfo', 'PageInfo!'),
    field('totalCount', 'Int'),
  ]),
  object(`${item}Edge`, [field('node', `${item}!`), field('cursor', 'String!')]),
];

const pageInfo = object('PageInfo', [
  field('hasNextPage', 'Boolean!'),
  field('hasPreviousPage', 'Boolean!'),
  field('startCursor', 'String'),
  field('endCursor', 'String'),
]);

/** What a field with `@paged` becomes on the wire: its new self and the types it needs. */
export function expandPaged(node) {
  const paged = directive(node, 'paged');
  if (!paged) return { node, types: [] };
  const item = itemOf(node.type);
  const orders = (given(paged, 'orders')?.values ?? []).map(({ value }) => value.toUpperCase());
  const added = [argument('first', 'Int!'), argument('after', 'String'), argument('within', 'ID')];
  if (orders.length > 0) added.push(argument('order', `${item}Order`));
  if (given(paged, 'search')?.value) added.push(argument('search', 'String'));
  return {
    node: { ...node, type: parseType(`${item}Connection!`), arguments: [...(node.arguments ?? []), ...added] },
    types: [...connection(item), pageInfo, ...(orders.length > 0 ? [orderType(item, orders)] : [])],
  };
}

const orderType = (item, values) => ({
  kind: Kind.ENUM_TYPE_DEFINITION,
  name: name(`${item}Order`),
  values: values.map((value) => ({ kind: Kind.ENUM_VALUE_DEFINITION, name: name(value) })),
});

export const isHidden = (node) => Boolean(directive(node, 'inaccessible') ?? directive(node, 'external'));
