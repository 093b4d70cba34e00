// The Prometheus text of `/metrics`: bytes through the proxies, and the process's own figures.
import { readdirSync, readFileSync } from 'node:fs';
import type { Count, Traffic } from '../proxy/traffic';

export interface MetricsOptions {
  /** The bytes that went through each proxy, counted when a connection ends. */
  readonly proxy: boolean;
  /** The figures of this process. Toxiproxy's own `go_…` figures have no meaning here and are left out. */
  readonly runtime: boolean;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8; escaping=underscores';

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

export function metricsText(traffic: Traffic, { proxy, runtime }: MetricsOptions): string {
  return [...(runtime ? processFamilies() : []), HANDLER_ERRORS, ...(proxy ? proxyFamilies(traffic) : [])]
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(([labels, value]) => `${name}${labels} ${String(value)}`),
        '',
      ].join('\n'),
    )
    .join('');
}

const HANDLER_ERRORS: Family = {
  name: 'promhttp_metric_handler_errors_total',
  help: 'Total number of internal errors encountered by the promhttp metric handler.',
  type: 'counter',
  samples: [
    ['{cause="encoding"}', 0],
    ['{cause="gathering"}', 0],
  ],
};

function proxyFamilies(traffic: Traffic): Family[] {
  return (['received', 'sent'] as const).map((side) => ({
    name: `toxiproxy_proxy_${side}_bytes_total`,
    help: '',
    type: 'counter',
    samples: traffic
      .list(side)
      .map(sample)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  }));
}

function sample({ route, bytes }: Count): [string, number] {
  const { direction, listener, proxy, upstream } = route;
  const labels = Object.entries({ direction, listener, proxy, upstream }).map(
    ([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"')}"`,
  );
  return [`{${labels.join(',')}}`, bytes];
}

function processFamilies(): Family[] {
  const { user, system } = process.cpuUsage();
  const started = (performance.timeOrigin - (performance.timeOrigin % 10)) / 1000;
  return [
    counter(
      'process_cpu_seconds_total',
      'Total user and system CPU time spent in seconds.',
      (user + system) / 1e6,
    ),
    ...linuxFamilies(),
    gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', process.memoryUsage.rss()),
    gauge('process_start_time_seconds', 'Start time of the process since unix epoch in seconds.', started),
  ];
}

function linuxFamilies(): Family[] {
  if (process.platform !== 'linux') return [];
  const openFiles = readdirSync('/proc/self/fd').length;
  const mostFiles = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return [
    gauge('process_max_fds', 'Maximum number of open file descriptors.', Number(mostFiles)),
    gauge('process_open_fds', 'Number of open file descriptors.', openFiles),
  ];
}

function gauge(name: string, help: string, value: number): Family {
  return { name, help, type: 'gauge', samples: [['', value]] };
}

function counter(name: string, help: string, value: number): Family {
  return { name, help, type: 'counter', samples: [['', value]] };
}
