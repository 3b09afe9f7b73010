import type { CityPlan } from './plan.ts';
import { partNames, type PartName, urlOf } from './ports.ts';

type Planned = Pick<CityPlan, 'metrics' | 'replicas'>;

/** Where a process of its own tells its figures. Several instances of a piece cannot share a port, and tell none. */
export const figuresOf = ({ metrics, replicas }: Planned, name: PartName): Readonly<Record<string, string>> =>
  metrics && replicas === 1 ? { LINLI_METRICS_PORT: String(metrics[name]) } : {};

// The others speak no Prometheus.
const silent: readonly PartName[] = ['database', 'identity', 'console'];

/** What there is for Prometheus to fetch: an address for each process. */
export const figuresIn = ({ metrics, replicas }: Planned): readonly string[] =>
  metrics && replicas === 1
    ? partNames.filter((name) => !silent.includes(name)).map((name) => `${urlOf(metrics[name])}/metrics`)
    : [];
