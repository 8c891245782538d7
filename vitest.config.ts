import { defineConfig } from 'vitest/config'

/** What holds no state between tests: loading the rules anew for every file takes longer than testing them. */
const pure = ['grading', 'bank', 'interview'].map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    environment: 'node',
    // Starts the one PostgreSQL of the run when the first test asks for a database.
    globalSetup: ['test/helpers/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/crash/**', ...pure],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Whole servers and browsers: one file at a time, for they measure the machine's patience otherwise.
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/crash/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
