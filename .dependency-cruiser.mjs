/**
 * Who may import whom. Each layer lists all that it may reach locally; anything else is a violation, so a new folder
 * is closed until it is named here.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const local = '^(crypto|src|db|clients|test)/';

/** test/checks/import-rules.ts sees to it that app.ts is reached by `import type` only: the swc parser cannot tell. */
const BELOW_CLIENTS = ['^crypto/', '^src/(domain|documents)/', '^src/http/(wire|errors)/', '^src/http/app\\.ts$'];

/** Also for .tsx, which the cruiser's swc cannot parse: test/checks/tsx-imports.ts. */
export const layers = [
  { name: 'crypto', from: '^crypto/', may: ['^crypto/'] },
  { name: 'domain', from: '^src/domain/', may: ['^src/domain/', '^crypto/'] },
  { name: 'db', from: '^db/', may: ['^db/', '^src/domain/', '^crypto/'] },
  { name: 'usecases', from: '^src/usecases/', may: ['^src/usecases/', '^src/domain/', '^db/', '^crypto/'] },
  { name: 'http', from: '^src/http/', may: ['^src/http/', '^src/usecases/', '^src/domain/', '^crypto/'] },
  {
    name: 'documents',
    from: '^src/documents/',
    // Values in, bytes out: service, command and screens draw the same papers.
    may: ['^src/documents/', '^src/domain/', '^crypto/'],
  },
  {
    name: 'cli',
    from: '^src/(cli/|main\\.ts$)',
    // The wiring: it alone opens the database and hands it to the layers below.
    may: ['^src/', '^crypto/', '^clients/shared/', '^db/(engine|migrations|migrate)', '^db/[a-z-]+\\.ts$'],
  },
  { name: 'clients-shared', from: '^clients/shared/', may: ['^clients/shared/', ...BELOW_CLIENTS] },
  { name: 'clients-ui', from: '^clients/ui/', may: ['^clients/(ui|shared)/', ...BELOW_CLIENTS] },
  {
    name: 'verifier-file',
    from: '^clients/verifier/',
    // One file to keep: the auditor's screens without a service.
    may: ['^clients/(verifier|auditor|ui|shared)/', ...BELOW_CLIENTS],
  },
  ...['auditor', 'offline', 'screen', 'secretary', 'superior', 'teller', 'voter', 'welcome'].map((role) => ({
    name: `clients-${role}`,
    from: `^clients/${role}/`,
    // Each role is an application of its own; what two of them show stands in clients/ui.
    may: [`^clients/(${role}|ui|shared)/`, ...BELOW_CLIENTS],
  })),
];

const layerRules = layers.map(({ name, from, may }) => ({
  name: `layer-${name}`,
  severity: 'error',
  from: { path: from },
  to: { path: local, pathNot: may },
}));

export default {
  forbidden: [
    ...layerRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure-layers-use-no-platform',
      severity: 'error',
      comment: 'crypto, domain and documents run in browsers, workers and the verifier: no Node API.',
      from: { path: '^(crypto|src/(domain|documents))/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'crypto-packages',
      severity: 'error',
      from: { path: '^crypto/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional'],
        pathNot: 'node_modules/(@noble/|mcl-wasm/|libsodium)',
      },
    },
    {
      name: 'no-dev-packages-in-the-product',
      severity: 'error',
      from: { path: '^(crypto|src|db|clients)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { path: '^(crypto|src|db|clients)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.tsx$' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
