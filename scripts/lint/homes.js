/** One home for each thing: the environment, the clock, the network, Prisma's raw texts, the bare inputs. */

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Settings come from config.ts, which checks them all at the start; take what you need as a parameter.',
}
const NOW = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the clock: platform.clock.now() on the server, a parameter in domain.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes from the clock: platform.clock.now() on the server, a parameter in domain.',
  },
]
const BARE_INPUT = {
  selector:
    'Property[key.name=/^(params|query|body)$/] ' +
    "CallExpression[callee.object.name='z'][callee.property.name=/^(string|number|date|any|unknown|object|looseObject)$/]",
  message:
    'This lets through what Postgres refuses: use the safe primitives of contracts/common (text(max), int4(), day(), jsonDoc()) and z.strictObject.',
}
const ROUTE = {
  selector:
    "CallExpression[callee.object.name='app'][callee.property.name=/^(route|get|post|put|patch|delete|all)$/]",
  message: 'Routes are made by mount.ts from a contract; add the route to its contract.',
}
const RAW_TEXT = {
  selector:
    'CallExpression[callee.property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]' +
    "[arguments.0.type!='Literal']:not([arguments.0.type='TemplateLiteral'][arguments.0.expressions.length=0])" +
    ":not([arguments.0.type='Identifier'][arguments.0.name=/^[A-Z][A-Z0-9_]*$/])",
  message:
    'A statement put together from texts can be injected into: write it whole and hand in values as parameters.',
}
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Exports have names, so that one thing is called the same everywhere.',
}
const BARREL = {
  selector: 'Program',
  message: 'No barrels: import the file that has the thing. The only index is contracts/src/index.ts.',
}
const FETCH = {
  name: 'fetch',
  message: 'Ask the server by the typed calls of @mips/client.',
}

const SOURCES = '{apps,packages}/*/src/**/*.{ts,tsx}'

const syntax = (files, ignores, rules) => ({
  files,
  ignores,
  rules: { 'no-restricted-syntax': ['error', ...rules] },
})

/** Later entries replace earlier ones for the same file, so each lists all that holds for its folder. */
export function homeRules(tests) {
  const everywhere = [ENVIRONMENT, DEFAULT_EXPORT, RAW_TEXT]
  const programs = ['apps/cli/src/**', 'apps/nation/src/**', 'apps/witness/src/**']
  return [
    syntax([SOURCES], [...tests, '**/platform/config.ts', ...programs], everywhere),
    syntax(
      ['packages/contracts/src/**/*.ts'],
      [...tests, '**/common.ts', '**/common/**', '**/contract.ts'],
      [...everywhere, BARE_INPUT],
    ),
    syntax(['packages/domain/src/**/*.ts'], tests, [...everywhere, ...NOW]),
    syntax(
      ['apps/api/src/**/*.ts'],
      [...tests, '**/platform/config.ts', '**/platform/clock.ts'],
      [...everywhere, ...NOW, ROUTE],
    ),
    syntax(['apps/api/src/modules/**/*.ts'], tests, [...everywhere, ...NOW, ROUTE, BARE_INPUT]),
    syntax(['apps/api/src/**/{mount,open-routes,openapi}.ts'], [], [...everywhere, ...NOW]),
    syntax(['apps/api/src/platform/clock.ts'], [], everywhere),
    syntax(['apps/api/src/platform/config.ts'], [], [DEFAULT_EXPORT, ...NOW]),
    syntax(['**/src/**/index.{ts,tsx}'], ['packages/contracts/src/index.ts'], [BARREL]),
    {
      files: ['apps/web/src/**/*.{ts,tsx}', 'packages/ui/src/**/*.{ts,tsx}'],
      ignores: tests,
      rules: { 'no-restricted-globals': ['error', FETCH] },
    },
    // The programs of the command line speak to a person at a terminal.
    {
      files: ['apps/cli/src/**', 'apps/nation/src/**', 'apps/witness/src/**'],
      rules: { 'no-console': 'off' },
    },
  ]
}
