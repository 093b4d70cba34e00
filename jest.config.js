// Three Jest projects: "unit" runs the tests beside the sources, "scenarios" each file in scenarios/ as a test of itself,
// "proofs" what holds over the whole catalogue or survives being killed, and takes its time.

/** @type {NonNullable<import('jest').Config['transform']>} */
const typescript = { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] };

/** @type {import('jest').Config} */
module.exports = {
  // Jest leaves one core free; here half of the work is to wait for PostgreSQL, a timeout or the clock.
  maxWorkers: '100%',
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{harness,target-app}/**/*.test.ts'],
      transform: typescript,
    },
    {
      displayName: 'scenarios',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/scenarios/*.ts', '<rootDir>/scenarios/*/index.ts'],
      transform: {
        'scenarios/[^/]+(/index)?\\.ts$': [
          '<rootDir>/harness/jest/scenario-transform.cjs',
          { diagnostics: false },
        ],
        ...typescript,
      },
    },
    {
      displayName: 'proofs',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{harness,target-app}/**/*.proof.ts'],
      transform: typescript,
    },
  ],
};
