// The rules of dependency of ARCHITECTURE.md. A rule's comment is what its violation prints.

/** In the order of imports: a layer may use those to its right. */
const siteLayers = ['pages', 'layouts', 'components', 'islands', 'runtime'];
const tests = '\\.test\\.tsx?$';
/** Folders of the server that learn of HTTP, of engines' clients, or of processes of the host. */
const edges = 'routes|http|previews|drivers|host-engine|composition|cli|setup|kit|machine-image';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'protocol-imports-zod-alone',
      comment: 'protocol is read by every side: it imports zod and itself, nothing else.',
      severity: 'error',
      from: { path: '^protocol/', pathNot: tests },
      to: { pathNot: ['^protocol/', '^node_modules/zod/'] },
    },
    {
      name: 'course-imports-protocol-alone',
      comment:
        'course reads lessons for site, server and tests: no Astro, no Fastify, no side of ours.',
      severity: 'error',
      from: { path: '^course/', pathNot: tests },
      to: {
        path: [
          '^(?:src|sandbox-server|test)/',
          '^node_modules/(?:astro|@astrojs|fastify|@fastify)/',
        ],
      },
    },
    {
      name: 'pages-never-carry-course',
      comment: 'course needs Node: the site uses it while it is built, never in a browser.',
      severity: 'error',
      from: { path: '^src/(?:islands|runtime)/' },
      to: { path: '^course/' },
    },
    ...siteLayers.slice(1).map((layer, index) => ({
      name: `${layer}-import-nothing-above`,
      comment: `src/${layer} is below ${siteLayers.slice(0, index + 1).join(', ')}.`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(?:${siteLayers.slice(0, index + 1).join('|')})/` },
    })),
    {
      name: 'lesson-components-beside-components',
      comment: 'src/lesson-components is what lessons may use: it is not built on site chrome.',
      severity: 'error',
      from: { path: '^src/lesson-components/' },
      to: { path: '^src/(?:pages|layouts|components)/' },
    },
    {
      name: 'islands-and-below-know-no-lesson-components',
      comment: 'lesson-components are above islands.',
      severity: 'error',
      from: { path: '^src/(?:islands|runtime)/' },
      to: { path: '^src/lesson-components/' },
    },
    {
      name: 'islands-never-import-each-other',
      comment: 'Islands share state through src/runtime.',
      severity: 'error',
      from: { path: '^src/islands/([^/]+)/' },
      to: { path: '^src/islands/[^/]+/', pathNot: '^src/islands/$1/' },
    },
    {
      name: 'site-never-imports-server',
      comment: 'The site speaks to the server through protocol.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^sandbox-server/' },
    },
    {
      name: 'server-never-imports-site',
      comment: 'The server serves the built site as files.',
      severity: 'error',
      from: { path: '^sandbox-server/' },
      to: { path: '^src/' },
    },
    {
      name: 'services-know-no-http',
      comment: 'Services see no request and no response.',
      severity: 'error',
      from: { path: '^sandbox-server/', pathNot: [`^sandbox-server/(?:${edges}|app\\.ts)`, tests] },
      to: { path: ['^node_modules/(?:fastify|@fastify|ws)/', '^sandbox-server/(?:routes|http)/'] },
    },
    {
      name: 'dockerode-in-drivers-and-host-engine',
      comment: 'Only drivers/docker and host-engine speak to an engine through its client.',
      severity: 'error',
      from: {
        path: '^(?:protocol|course|src|sandbox-server)/',
        pathNot: '^sandbox-server/(?:drivers/docker|host-engine)/',
      },
      to: { path: '^node_modules/(?:dockerode|@types/dockerode)/' },
    },
    {
      name: 'concrete-driver-and-storage-at-the-root',
      comment: 'Only the composition root chooses a driver and a storage.',
      severity: 'error',
      from: {
        path: '^(?:protocol|course|src|sandbox-server)/',
        pathNot: [
          '^sandbox-server/(?:main\\.ts|composition/|drivers/docker/|storage/(?:sqlite|postgres)/)',
          tests,
        ],
      },
      to: { path: '^sandbox-server/(?:drivers/docker|storage/(?:sqlite|postgres))/' },
    },
    {
      name: 'no-production-import-from-test',
      comment: 'What runs for learners does not depend on tests.',
      severity: 'error',
      from: { path: '^(?:protocol|course|src|sandbox-server)/', pathNot: tests },
      to: { path: ['^test/', tests] },
    },
    {
      name: 'no-cycles',
      comment: 'Modules of a cycle cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it, and it imports nothing: it is left over, or a link is missing.',
      severity: 'error',
      from: {
        orphan: true,
        // Who imports a module of the site may be an .astro file, which this tool cannot read.
        path: '^(?:protocol|course|sandbox-server|test)/',
        // What declares the types of a package is imported by its package's name.
        pathNot: [tests, '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The module is not there, or not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^astro:' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.astro', '.json', '.d.ts'],
    },
  },
};
