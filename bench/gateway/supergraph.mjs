import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { plainSdl } from './graph.mjs';

/** The supergraph of the plain subgraphs, for gateways that take one. */
export function supergraphAt(port) {
  const services = Object.entries(plainSdl).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:${port}/new/${name}`,
    typeDefs: parse(sdl),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
