import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs every test and says at the end which groups were left out for want of a program, and how to get it. With CI=true a
 * group left out is a failure.
 */
const folder = mkdtempSync(join(tmpdir(), 'trunkline-test-'));
const leftOutFile = join(folder, 'left-out');
const reportFile = join(folder, 'report.json');

const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TRUNKLINE_LEFT_OUT: leftOutFile } },
);

const report = existsSync(reportFile)
  ? (JSON.parse(readFileSync(reportFile, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    })
  : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
const leftOut = existsSync(leftOutFile) ? [...new Set(readFileSync(leftOutFile, 'utf8').trim().split('\n'))] : [];
rmSync(folder, { recursive: true, force: true });

for (const line of leftOut) process.stdout.write(`left out: ${line}\n`);
if (leftOut.length > 0) process.stdout.write('On Debian: apt-get install chromium redis-server\n');
const missing = process.env.CI === 'true' ? leftOut.length : 0;
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + missing;
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || jest.status !== 0 || report.numPassedTests === 0 ? 1 : 0;
