/** Who may know whom (docs/architecture.md). A rule that is broken fails `npm run imports`. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What runs has a beginning. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvers-are-sentences',
      comment: 'Resolvers ask loaders, lists and services; they know no vendor, no dataloader and no HTTP.',
      severity: 'error',
      from: { path: '^resolvers/' },
      to: { path: ['^src/(vendors|http|server|sandbox|store|config)/', 'node_modules/(dataloader|got|fastify)/'] },
    },
    {
      name: 'services-know-no-wire',
      comment: 'A change is asked of a port; how it travels is not known above it.',
      severity: 'error',
      from: { path: '^src/(services|lists|loaders|wrap-up)/' },
      to: { path: '^src/(http|vendors|server)/' },
    },
    {
      name: 'model-stands-alone',
      comment: 'Types and pure rules know nobody.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: ['^src/model/', '^(node:)?crypto$'] },
    },
    {
      name: 'ports-know-the-model-only',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { pathNot: ['^src/(model|ports)/', '^src/errors.ts$'] },
    },
    {
      name: 'loaders-know-no-lists',
      comment: 'Lists are made of what loaders bring, never the reverse.',
      severity: 'error',
      from: { path: '^src/loaders/' },
      to: { path: '^src/(lists|services|server)/' },
    },
    {
      name: 'vendors-are-islands',
      comment: 'A vendor never imports another vendor.',
      severity: 'error',
      from: { path: '^src/vendors/([^/]+)/' },
      to: { path: '^src/vendors/([^/]+)/', pathNot: '^src/vendors/$1/' },
    },
    {
      name: 'vendors-know-no-inside',
      comment: 'An adapter keeps a port; who asks is none of its business.',
      severity: 'error',
      from: { path: '^src/vendors/[^/]+/' },
      to: { path: '^src/(loaders|lists|services|server|wrap-up|store|generated|cli|context|compose)' },
    },
    {
      name: 'vendor-words-stay-at-home',
      comment:
        'Wire, mapping and client never leave their folder; the registry and the configuration see the front door.',
      severity: 'error',
      from: { pathNot: ['^src/vendors/', '^test/'] },
      to: { path: '^src/vendors/', pathNot: ['^src/vendors/registry.ts$', '^src/vendors/[^/]+/settings.ts$'] },
    },
    {
      name: 'one-registry',
      comment: 'Only the composition root and the check command ask the registry.',
      severity: 'error',
      from: { pathNot: ['^src/(compose.ts|cli/check.ts)$', '^test/'] },
      to: { path: '^src/vendors/registry.ts$' },
    },
    {
      name: 'sandbox-knows-no-adapter',
      comment: 'A simulator that shared our types would agree with our mistakes.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^(src|resolvers)/', pathNot: ['^src/sandbox/', '^src/ports/clock.ts$'] },
    },
    {
      name: 'nobody-knows-the-sandbox',
      severity: 'error',
      from: { pathNot: ['^src/(sandbox|cli)/', '^test/', '^bench/'] },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'one-composition-root',
      severity: 'error',
      from: { pathNot: ['^src/cli/', '^test/', '^bench/'] },
      to: { path: '^src/compose.ts$' },
    },
    {
      name: 'production-needs-no-tools',
      severity: 'error',
      from: {
        path: '^(src|resolvers)/',
        pathNot: '^src/graphiql/(app|fetcher|page-storage|build|bundle|styles|browser|fingerprint)',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
