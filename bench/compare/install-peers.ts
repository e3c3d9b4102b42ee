import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The peers' own packages, which are none of the product's: they lie beside them, at the versions of their lock. */
export const peersFolder = join(import.meta.dirname, 'peers');

/** Installs the peers' packages where they are missing; nothing of them runs at that. @throws {Error} when npm refuses */
export function installPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules', '.package-lock.json'))) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peersFolder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`npm ci ended with ${status} in ${peersFolder}`);
}
