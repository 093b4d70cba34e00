// One request to the engine's HTTP API, over its socket.

import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

import type { Endpoint } from './endpoint';

export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface EngineRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest silence, in ms: until the answer begins, and then between two parts of it. */
  readonly silenceMs: number;
  /** Told each line of the answer as it comes. */
  readonly onLine?: (line: string) => void;
}

export class EngineSilent extends Error {
  override readonly name = 'EngineSilent';
}

/** Rejects with the socket's own error (`code` says which), or with an `EngineSilent`. */
export function engineRequest(endpoint: Endpoint, asked: EngineRequest): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        ...endpoint.connect,
        method: asked.method ?? 'GET',
        path: asked.path,
        headers: { host: 'docker', ...asked.headers },
        agent: false,
      },
      (answer) => void readAnswer(answer, asked, deadline).then(resolve, fail),
    );
    let silent: EngineSilent | null = null;
    // Node has words of its own for an answer that we have cut off.
    const fail = (error: Error): void => reject(silent ?? error);
    const deadline = setTimeout(() => {
      silent = new EngineSilent(`nothing came for ${String(asked.silenceMs)} ms`);
      asking.destroy(silent);
    }, asked.silenceMs);
    asking.once('error', fail);
    asking.once('close', () => clearTimeout(deadline));
    asking.end();
  });
}

async function readAnswer(
  answer: IncomingMessage,
  { onLine }: EngineRequest,
  deadline: NodeJS.Timeout,
): Promise<EngineAnswer> {
  let [body, rest] = ['', ''];
  answer.setEncoding('utf8');
  for await (const chunk of answer as AsyncIterable<string>) {
    deadline.refresh();
    body += chunk;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}
