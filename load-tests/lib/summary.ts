import { settings } from './settings.ts';

interface Metric {
  readonly type: string;
  readonly values: Record<string, number>;
  readonly thresholds?: Record<string, { readonly ok: boolean }>;
}

interface Summary {
  readonly metrics: Record<string, Metric>;
  readonly state: { readonly testRunDurationMs: number };
}

const round = (value: number | undefined): string => (value === undefined ? '' : String(Math.round(value * 10) / 10));

function row(name: string, { type, values }: Metric): string {
  const cells = type === 'trend' ? ['avg', 'med', 'p(95)', 'p(99)', 'max'] : ['count', 'rate', 'passes', 'fails'];
  return `| ${name} | ${cells
    .map((each) => (values[each] === undefined ? '' : `${each} ${round(values[each])}`))
    .filter(Boolean)
    .join(', ')} |`;
}

/** The figures as JSON, and as a page that a person can read. */
export function summaryOf(scenario: string) {
  return (data: Summary): Record<string, string> => {
    const held = Object.entries(data.metrics).flatMap(([metric, { thresholds = {} }]) =>
      Object.entries(thresholds).map(
        ([threshold, { ok }]) => `- ${ok ? 'held' : '**missed**'}: \`${metric}\` ${threshold}`,
      ),
    );
    const rows = Object.keys(data.metrics)
      .sort()
      .map((name) => row(name, data.metrics[name] as Metric));
    const seconds = Math.round(data.state.testRunDurationMs / 1000);
    const page = [
      `# ${scenario}`,
      '',
      `${seconds} s against ${settings.gateway}, ${new Date().toISOString().slice(0, 10)}. Times in ms.`,
      '',
      ...held,
      '',
      '| figure | values |',
      '| --- | --- |',
      ...rows,
      '',
    ].join('\n');
    return {
      stdout: `\n${held.join('\n')}\n`,
      [`${settings.out}/${scenario}.json`]: JSON.stringify(data, null, 2),
      [`${settings.out}/${scenario}.md`]: page,
    };
  };
}
