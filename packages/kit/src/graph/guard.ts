import { isPermission } from '@linli/contract';
import {
  defaultFieldResolver,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isEnumType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../engine/context.ts';
import { carryOut } from '../engine/carry-out.ts';
import { unmask } from '../engine/unmask.ts';
import { fail } from '../errors.ts';
import { checkTexts } from './check-texts.ts';
import { type Field, wrap } from './field.ts';
import { directive, textArgument } from './read-directive.ts';

const maskedIn = (type: GraphQLObjectType): readonly string[] =>
  fieldsOf(type)
    .filter(isMasked)
    .map(({ name }) => name);

/** The names of all masked fields of a contract: none of them takes a mask back. */
const maskedNames = (schema: GraphQLSchema): ReadonlySet<string> => new Set(objectTypes(schema).flatMap(maskedIn));

/** The masked fields of one type; of a type the contract does not know, every masked field there is. */
export function maskedOf(schema: GraphQLSchema, entity: string): ReadonlySet<string> {
  const type = schema.getType(entity);
  return isObjectType(type) ? new Set(maskedIn(type)) : maskedNames(schema);
}

const objectTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'),
  );

const fieldsOf = (type: GraphQLObjectType): readonly Field[] =>
  (Object.values(type.getFields()) as Field[]).filter(({ name }) => !name.startsWith('_'));

const isMasked = ({ astNode }: Field): boolean => directive(astNode, 'masked') !== undefined;

/** Puts the kit before every resolver, in place. A wrong contract stops the start. */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  const masked = maskedNames(schema);
  const mutation = schema.getMutationType();
  if (schema.getSubscriptionType()) throw new Error('Live updates go through the gateway: no Subscription here');
  const roots = [schema.getQueryType(), mutation];
  for (const type of objectTypes(schema)) {
    for (const field of fieldsOf(type)) {
      if (isMasked(field)) unmasked(type.name, field);
      if (type === mutation) wrap(field, (next, ask) => carryOut(ask, next));
      if (field.args.length > 0) wrap(field, (next, ask) => (checkTexts(field.args, ask.args, masked), next(ask)));
      if (roots.includes(type) || directive(field.astNode, 'needs')) needed(type.name, field);
    }
  }
  return schema;
}

function needed(root: string, field: Field): void {
  const permission = textArgument(field.astNode, 'needs', 'permission');
  if (!permission && !directive(field.astNode, 'open'))
    throw new Error(`${root}.${field.name} says neither @needs nor @open`);
  if (!permission) return;
  if (!isPermission(permission)) throw new Error(`${root}.${field.name} needs the unknown permission ${permission}`);
  wrap(field, (next, ask) =>
    ask.context.viewer.permissions.has(permission)
      ? next(ask)
      : fail('NOT_PERMITTED', { permission, path: field.name }),
  );
}

function unmasked(entity: string, field: Field): void {
  const isText = getNullableType(field.type) === GraphQLString;
  if (!isText && (isNonNullType(field.type) || isEnumType(field.type)))
    throw new Error(`${entity}.${field.name} is masked and no text: it has to be nullable, and no enum`);
  const shape = textArgument(field.astNode, 'masked', 'as') ?? 'ALL';
  const fieldClass = textArgument(field.astNode, 'masked', 'class') ?? 'P4';
  const next = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context: Context, info) =>
    unmask(context, {
      entity,
      field: field.name,
      shape,
      fieldClass,
      row: source,
      isText,
      read: () => next(source, args, context, info),
    });
}
