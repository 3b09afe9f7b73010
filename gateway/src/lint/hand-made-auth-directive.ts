import { Kind, visit, type ConstDirectiveNode, type ConstValueNode } from 'graphql';
import { argumentText, finding, type Finding, type Rule, type SubgraphSdl } from './sdl.ts';

const authDirectives: readonly string[] = ['authenticated', 'requiresScopes', 'policy'];
const federation = /^https:\/\/specs\.apollo\.dev\/federation\//;

/** One entry of an import list: the name, and the name it is given here. */
function readImport(value: ConstValueNode): readonly [name: string, as: string] {
  if (value.kind === Kind.STRING) return [value.value, value.value];
  if (value.kind !== Kind.OBJECT) return ['', ''];
  const text = (key: string): string => {
    const found = value.fields.find((field) => field.name.value === key)?.value;
    return found?.kind === Kind.STRING ? found.value : '';
  };
  return [text('name'), text('as')];
}

function importsOf(link: ConstDirectiveNode): readonly (readonly [string, string])[] {
  const list = link.arguments?.find((each) => each.name.value === 'import')?.value;
  return list?.kind === Kind.LIST ? list.values.map(readImport) : [];
}

function linksOf({ document }: SubgraphSdl): readonly ConstDirectiveNode[] {
  return document.definitions
    .flatMap((each) =>
      each.kind === Kind.SCHEMA_EXTENSION || each.kind === Kind.SCHEMA_DEFINITION ? (each.directives ?? []) : [],
    )
    .filter((each) => each.name.value === 'link');
}

const RULE = 'hand-made-auth-directive';

function renamed(sdl: SubgraphSdl): readonly Finding[] {
  return linksOf(sdl)
    .flatMap(importsOf)
    .filter(([name, as]) => authDirectives.includes(name.slice(1)) && name !== as)
    .map(([name, as]) => finding(RULE, sdl, [name, `is imported under the name ${as}`]));
}

/** A definition without an import is somebody's own directive of the same name: it composes and protects nothing. */
function ownDefinitions(sdl: SubgraphSdl): readonly Finding[] {
  const imported = linksOf(sdl)
    .filter((link) => federation.test(argumentText(link, 'url') ?? ''))
    .flatMap(importsOf)
    .map(([name]) => name.slice(1));
  return sdl.document.definitions
    .flatMap((each) => (each.kind === Kind.DIRECTIVE_DEFINITION ? each.name.value : []))
    .filter((name) => authDirectives.includes(name) && !imported.includes(name))
    .map((name) => finding(RULE, sdl, [`@${name}`, 'is defined here, not imported from the federation specification']));
}

/** `@federation__authenticated` and `@policy` would need rules of their own; `@requiresScopes` says it all. */
function otherUses(sdl: SubgraphSdl): readonly Finding[] {
  const used = new Set<string>();
  visit(sdl.document, { Directive: ({ name }) => void used.add(name.value) });
  return [...used]
    .filter((name) => name === 'policy' || authDirectives.some((each) => name === `federation__${each}`))
    .map((name) => finding(RULE, sdl, [`@${name}`, 'is not how permissions are written here']));
}

/** Guards are the federation's own directives under their own names, or the gateway would not see them. */
export const handMadeAuthDirective: Rule = (subgraphs) =>
  subgraphs.flatMap((sdl) => [...renamed(sdl), ...ownDefinitions(sdl), ...otherUses(sdl)]);
