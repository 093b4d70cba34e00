import { execFileSync } from 'node:child_process';
import { shellWord } from './shell-word';

const PLAIN = ['--url', 'http://127.0.0.1:80/a.b', 'user@example.com', 'eyJhbGci.eyJ1_c2Vy-SWQ.x'];
const ODD = ['', ' ', "it's", '$HOME', '`id`', 'a;b', '*', '~', 'a=b', '\\', '"', 'a\nb', '!x', '#x', 'ä'];

test.each(PLAIN)('%s is written as it is', (word) => {
  expect(shellWord(word)).toBe(word);
});

test('a shell makes the same words of them all', () => {
  const words = [...PLAIN, ...ODD];
  const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0')).toEqual([...words, '']);
});
