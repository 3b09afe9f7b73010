import { OWN } from '../own/own-name.ts';
import { fieldsOf, finding, type Rule } from './sdl.ts';

/** Live updates go through the gateway, which checks place and rights at each of them: no subgraph tells by itself. */
export const subgraphSubscription: Rule = (subgraphs) =>
  subgraphs
    .filter(({ name }) => name !== OWN)
    .flatMap((sdl) =>
      fieldsOf(sdl)
        .filter(({ owner }) => owner === 'Subscription')
        .map(({ owner, field }) =>
          finding('subgraph-subscription', sdl, [`${owner}.${field.name.value}`, 'is told by the gateway alone']),
        ),
    );
