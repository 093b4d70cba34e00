/**
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"transpileOnly": true, "skipProject": true, "compilerOptions": {"module": "commonjs", "ignoreDeprecations": "6.0"}}
 */
// Two Jest projects: "tests" runs those beside the sources, and each file in scenarios/ as a test of itself;
// "proofs" what holds over the whole catalogue, needs whole backends or survives being killed, and takes its time.

import { availableParallelism } from 'node:os';
import type { Config } from 'jest';

const project: NonNullable<Config['projects']>[number] & object = {
  testEnvironment: 'node',
  // zod's messages in fifty languages, which each test file would load and none reads; English is loaded by itself.
  moduleNameMapper: { '/locales/index\\.cjs$': '<rootDir>/node_modules/zod/v4/locales/en.cjs' },
  transform: {
    'scenarios/[^/]+(/index)?\\.ts$': [
      '<rootDir>/harness/jest/scenario-transform.cjs',
      { diagnostics: false },
    ],
    '^.+\\.ts$': ['ts-jest', { diagnostics: false }],
  },
};

const config: Config = {
  // One more than cores, where Jest would leave one free: much of the work is to wait for PostgreSQL, a timeout or the clock.
  maxWorkers: availableParallelism() + 1,
  // Over the ninety files that one runs, a worker grew to 870 MB: it is replaced before, now that there is one more.
  workerIdleMemoryLimit: '450MB',
  testSequencer: '<rootDir>/harness/jest/long-first.cjs',
  projects: [
    {
      ...project,
      displayName: 'tests',
      testMatch: [
        '<rootDir>/{harness,target-app}/**/*.test.ts',
        '<rootDir>/scenarios/*.ts',
        '<rootDir>/scenarios/*/index.ts',
      ],
    },
    {
      ...project,
      displayName: 'proofs',
      testMatch: ['<rootDir>/{harness,target-app}/**/*.proof.ts'],
    },
  ],
};

export default config;
