/** Jest as ESM: TypeScript through swc, on the pinned Node. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/kit/silence.ts'],
  // Jest would leave one core idle.
  maxWorkers: '100%',
  // Modules that were loaded as ESM stay in memory: without this a worker comes to take nearly five gigabytes.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 60_000,
};
