export { type Format, formatOf } from './document.ts';
export type { Environment } from './environment.ts';
export { readConfigFile } from './file.ts';
export { configJsonSchema } from './json-schema.ts';
export { type Loaded, loadConfig, sandboxConfig } from './load.ts';
export { describeProblems, type Problem } from './problem.ts';
export type { Config, SourceConfig } from './schema.ts';
