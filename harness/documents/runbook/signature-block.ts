// The exact signature of one look, as it stands on a terminal.

import type { Refusal } from '../../matrix/refusal-of';

/** A code block: status and body, challenge, log lines, change of the metric. */
export function signatureBlock({ method, response, logs, metric }: Refusal): string {
  const lines = [
    `${method} → ${response.status} ${JSON.stringify(response.body)}`,
    `WWW-Authenticate: ${response.headers['www-authenticate'] ?? ''}`,
    ...logs.map(({ level, msg, reason }) => `log ${String(level)} ${String(reason)}: ${String(msg)}`),
    ...Object.entries(metric).map(([series, change]) => `metric ${series} +${change}`),
  ];
  return ['```text', ...lines, '```'].join('\n');
}
