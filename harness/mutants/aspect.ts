// The five things that an answer to a bad request is judged by, and where a difference in each is reported.

export const ASPECTS = ['status', 'body', 'header', 'log', 'metric'] as const;

export type Aspect = (typeof ASPECTS)[number];

const PLACES: Record<Aspect, RegExp> = {
  status: /^\/exchanges\/\d+\/response\/status$/,
  body: /^\/exchanges\/\d+\/response\/body(?:\/|$)/,
  header: /^\/exchanges\/\d+\/response\/headers\//,
  log: /^\/exchanges\/\d+\/logs\//,
  metric: /^\/metric\//,
};

/** Whether the JSON pointer of a difference (RFC 6901) leads into this aspect of an observation. */
export function namesAspect(pointer: string, aspect: Aspect): boolean {
  return PLACES[aspect].test(pointer);
}
