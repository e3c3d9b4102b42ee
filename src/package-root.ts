import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package, whether it runs from src/ in a checkout or from dist/ where it was installed. */
export const packageRoot: string = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
