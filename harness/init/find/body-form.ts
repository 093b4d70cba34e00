// What the bodies of a login and of a registration look like: by the words that the sources use.

import type { Value } from '../finding';
import type { Source } from '../repository';

export interface BodyForm {
  readonly signIn: Value;
  readonly signUp: Value;
  /** The one object that all stands in, where there is one: `user`. */
  readonly wrapper: string | null;
  readonly from: string;
}

const CREDENTIALS: readonly (readonly [key: string, RegExp, placeholder: string])[] = [
  ['email', /\bemail\b/i, '{{email}}'],
  ['mail', /\bmail\b/, '{{email}}'],
  ['username', /\busername\b/, '{{username}}'],
];

export function findBodyForm(sources: readonly Source[]): BodyForm {
  const speaking = sources.filter(({ text }) => /password/i.test(text));
  const text = speaking.map((source) => source.text).join('\n');
  const [key, , placeholder] = CREDENTIALS.find(([, pattern]) => pattern.test(text)) ?? [
    'email',
    null,
    '{{email}}',
  ];
  const credentials = { [key]: placeholder, password: '{{password}}' };
  const wrapper =
    /\bre?q?(?:uest)?\.body\.(user|account|member|session|data|credentials)\b/.exec(text)?.[1] ?? null;
  const asksName = key !== 'username' && /\busername\b/.test(text);
  const wrapped = (value: Value): Value => (wrapper === null ? value : { [wrapper]: value });
  return {
    signIn: wrapped(credentials),
    signUp: wrapped({ ...credentials, ...(asksName ? { username: '{{username}}' } : {}) }),
    wrapper,
    from: speaking[0]?.path ?? 'what is common',
  };
}
