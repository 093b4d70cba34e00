// Two Jest projects: "unit" runs the tests beside the sources; "scenarios" runs each file in scenarios/ as a test of itself.
import type { Config } from 'jest';

const typescript: NonNullable<Config['transform']> = { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] };

const config: Config = {
  // Jest leaves one core free; here half of the work is to wait for PostgreSQL, a timeout or the clock.
  maxWorkers: '100%',
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{harness,target-app,.ci}/**/*.test.ts'],
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
  ],
};

export default config;
