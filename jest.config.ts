// Two Jest projects: "unit" runs the tests beside the sources; "scenarios" runs each file in scenarios/ as a test of itself.
import type { Config } from 'jest';

const typescript: NonNullable<Config['transform']> = { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] };

const config: Config = {
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{harness,target-app,.ci}/**/*.test.ts'],
      transform: typescript,
    },
  ],
};

export default config;
