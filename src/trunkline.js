#!/usr/bin/env node
// In a checkout Node runs the TypeScript itself; below node_modules it does not, so the published package carries dist/.
const [major = '0'] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `trunkline needs Node 24 and this is ${process.version}: run it through npm (npm start, npx trunkline), which brings its own.\n`,
  );
  process.exit(1);
}
// graphql looks more closely at everything it is given where it is not told that this is no workshop.
process.env.NODE_ENV ??= 'production';
await import(import.meta.dirname.includes('node_modules') ? '../dist/src/main.js' : './main.ts');
