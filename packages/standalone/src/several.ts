import { balance } from './balancer.ts';
import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { anyFree, urlOf } from './ports.ts';

/** Starts one instance on a port. */
type Start = (port: number) => Promise<Part>;

/** Several instances of one piece behind one port, as a cluster runs them: any of them may restart, and nobody is refused. */
async function startSeveral(port: number, count: number, startOne: Start): Promise<Part> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await anyFree());
  const running = new Map<number, Part>();
  for (const own of ports) running.set(own, await startOne(own));
  const door = await balance(port, ports.map(urlOf));
  return {
    url: urlOf(port),
    pids: () => [...running.values()].flatMap((each) => each.pids?.() ?? []),
    async restart(at) {
      const own = ports[at % ports.length] ?? port;
      await running.get(own)?.close();
      running.set(own, await startOne(own));
    },
    async close() {
      await door.close();
      await Promise.all([...running.values()].map((each) => each.close()));
    },
  };
}

// Many looks of the door, also on a busy machine: who leaves is no longer sent anything long before it stops to listen.
const DRAIN = { LINLI_DRAIN_MS: '2500' };

/** What an instance is told that has others beside it. */
export const amongOthers = ({ replicas }: Pick<CityPlan, 'replicas'>) => (replicas > 1 ? DRAIN : {});

/** One instance on the port itself, or as many as the plan wants behind it. */
export const startInstances = (
  { replicas }: Pick<CityPlan, 'replicas'>,
  port: number,
  startOne: Start,
): Promise<Part> => (replicas > 1 ? startSeveral(port, replicas, startOne) : startOne(port));
