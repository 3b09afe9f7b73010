import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { described, lint } from '../lint/rules.ts';
import { readSdl } from '../lint/sdl.ts';

/** A subgraph's name and schema text. */
export interface SubgraphText {
  readonly name: string;
  readonly sdl: string;
}

/** Why subgraphs do not become one graph, one line each. */
export class CompositionRefused extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`the subgraphs do not compose:\n${reasons.join('\n')}`);
    this.name = 'CompositionRefused';
    this.reasons = reasons;
  }
}

/** The supergraph's text, or all the reasons against it at once. */
export function compose(subgraphs: readonly SubgraphText[]): string {
  const findings = lint(subgraphs.map(({ name, sdl }) => readSdl(name, sdl)));
  if (findings.length > 0) throw new CompositionRefused(findings.map(described));
  const { errors, supergraphSdl } = composeServices(
    // The address is not part of the graph: the gateway knows it by the subgraph's name.
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) })),
  );
  if (errors) throw new CompositionRefused(errors.map(({ message }) => message));
  return supergraphSdl;
}
