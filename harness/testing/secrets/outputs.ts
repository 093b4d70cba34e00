// The one list of all that the tool puts out, for the proof that no secret is in it. A new command, drill or example is one entry.

import { diagnoseArguments } from '../../cli/diagnose-arguments';
import { holdBroken } from '../../engine/hold';
import { timingBesideOthers } from '../../engine/timing';
import { CAUSES, CASES } from '../catalogue';
import { DATABASE_URL, plantedFiles, SECRET, TOKEN } from './planted';
import { keptOfDrill } from './kept-of-drill';
import type { Tool } from './tool';

export interface Output {
  readonly title: string;
  /** What is in it where the command has done its work: an empty output would hide nothing. */
  readonly shows: RegExp;
  /** Gives everything that came: what was printed, and what was written to files. */
  readonly of: (tool: Tool) => Promise<readonly string[]>;
}

export const OUTPUTS: readonly Output[] = [
  {
    title: 'scenario --all --verbose',
    shows: /reproduced/,
    of: (tool) => tool.run(['scenario', '--all', '--verbose']),
  },
  {
    title: 'scenario --all --json',
    shows: /"results": \[/,
    of: (tool) => tool.run(['scenario', '--all', '--json']),
  },
  {
    title: 'gate, with all reports',
    shows: /"results": \[[^]*<testsuites|<testsuites[^]*"results": \[/,
    of: (tool) =>
      tool.run([
        'gate',
        '--report',
        `junit=${tool.file('gate.xml')}`,
        '--report',
        `json=${tool.file('gate.json')}`,
      ]),
  },
  {
    title: 'gate where everything fails, with all reports and all evidence',
    shows: /expected +418/,
    of: (tool) =>
      tool.runFailing([
        ...['gate', '--verbose', '--artifacts', tool.file('artifacts')],
        ...['--report', `junit=${tool.file('failed.xml')}`, '--report', `json=${tool.file('failed.json')}`],
      ]),
  },
  {
    title: 'scenario --prevented',
    shows: /prevented/,
    of: (tool) =>
      tool.run([
        'scenario',
        ...CASES.filter(({ variant }) => variant.prevention !== undefined).map(({ id }) => id),
        '--prevented',
      ]),
  },
  {
    title: 'matrix --json',
    shows: /<svg/,
    of: (tool) => tool.run(['matrix', '--json', '--svg', tool.file('matrix.svg')]),
  },
  {
    title: 'diagnose of a held stack of each cause, as text and as JSON',
    shows: /"steps":/,
    async of(tool) {
      const texts: string[] = [];
      for (const cause of CAUSES) {
        const of = CASES.find((one) => one.cause === cause);
        if (of === undefined) continue;
        await holdBroken(tool.planFor(of, timingBesideOthers()), tool.hooks, async (held) => {
          tool.known.token(held.token);
          tool.known.token(held.outside.stored);
          for (const more of [[], ['--json']])
            texts.push(...(await tool.run(['diagnose', ...diagnoseArguments(held), ...more])));
        });
      }
      return texts;
    },
  },
  {
    title: 'diagnose of what was planted',
    shows: /"steps":/,
    async of(tool) {
      const { environment, log, response } = plantedFiles(tool);
      const given = [
        ...['--response', response, '--token', TOKEN, '--header', `Bearer ${TOKEN}`, '--stored', TOKEN],
        ...['--env', environment, '--log', log, '--database-url', DATABASE_URL],
      ];
      return [
        ...(await tool.run(['diagnose', ...given])),
        ...(await tool.run(['diagnose', ...given, '--json'])),
      ];
    },
  },
  {
    title: 'errors over what was planted',
    shows: /unknown option/,
    async of(tool) {
      const wrong: readonly (readonly string[])[] = [
        ['diagnose', '--token', TOKEN, '--url', 'http://127.0.0.1:1'],
        ['diagnose', '--token', TOKEN, '--database-url', `${DATABASE_URL}:x`],
        ['diagnose', '--header', `Bearer ${TOKEN}`, '--env', tool.file('nowhere')],
        ['diagnose', '--token', TOKEN, '--response', tool.file('nowhere')],
        ['diagnose', '--tokn', TOKEN],
      ];
      const texts = [];
      for (const argv of wrong) texts.push(...(await tool.run(argv)));
      return texts;
    },
  },
  {
    title: 'a target that does not start',
    shows: /LOG_LEVEL/,
    of: (tool) => tool.runWithout(['scenario', 'jwt-mismatch', '--verbose'], SECRET),
  },
  {
    title: 'a drill in which secrets are printed and typed: what is kept, and the debrief in each form',
    shows: /"kind": "look"[^]*Your points[^]*"shortestWay"/,
    of: keptOfDrill,
  },
  {
    title: 'doctor, as text and as JSON',
    shows: /variants can be judged[^]*"ok":true/,
    of: async (tool) => [
      ...(await tool.run(['doctor', '--runtime', 'embedded'])),
      ...(await tool.run(['doctor', '--runtime', 'embedded', '--json'])),
    ],
  },
  {
    title: 'load',
    shows: /[1-9]\d* requests/,
    of: (tool) => tool.run(['load', '--requests', '1000']),
  },
  {
    title: 'bad tokens',
    shows: /200 tokens as the oracle says/,
    of: (tool) => tool.run(['bad-tokens', '--count', '200']),
  },
];
