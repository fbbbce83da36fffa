/** Who may import whom: domain <- contracts <- client <- web, domain and contracts <- api, and ui for itself. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const restrict = (files, ignores, patterns) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
})
const never = (regex, message) => ({ regex, message })
// The shape of another part may be named; what must not happen is calling it.
const neverCalled = (regex, message) => ({ regex, message, allowTypeImports: true })

const PRISMA = never(
  '^@prisma/|^@mips/database/generated',
  'Queries live in a *.repository.ts; take the Tx from platform/db/tx.ts.',
)
const OUTSIDE_MODULE = (earlier) =>
  never(
    `^\\.\\./(?!\\.\\./)(?!(?:${earlier.join('|') || '-'})/[\\w.-]+\\.service\\.ts$)`,
    'A module may import the *.service.ts of a module mounted before it (modules.ts) and no other file of it.',
  )

/** @param {string} root the folder of the project @param {string[]} tests the files that are tests */
export function directionRules(root, tests) {
  const modules = mountedModules(root)
  return [
    restrict(['packages/domain/src/**/*.ts'], tests, [
      never('^[^.]', 'domain is pure: it imports nothing but itself. Hand in what it needs.'),
    ]),
    restrict(['packages/contracts/src/**/*.ts'], tests, [
      never('^@mips/(?!domain/)', 'contracts import domain and nothing else of ours.'),
      never('^node:|^pg$|^@prisma/', 'contracts are plain data, for the browser too.'),
    ]),
    restrict(['packages/client/src/**/*.ts'], tests, [
      never('^@mips/(?!domain/|contracts)', 'client imports contracts and domain and nothing else of ours.'),
    ]),
    restrict(['packages/database/src/**/*.ts'], tests, [
      never('^@mips/', 'database imports nothing of ours.'),
    ]),
    restrict(['packages/transparency/src/**/*.ts'], tests, [
      never('^(?!\\.|node:)', 'transparency imports Node and nothing else.'),
    ]),
    restrict(['packages/ui/src/**/*.{ts,tsx}'], tests, [
      never('^@mips/|^@tanstack/', 'ui has looks only: no data, no routes; hand them in as props.'),
    ]),
    restrict(['apps/web/src/**/*.{ts,tsx}'], tests, [
      never(
        '^@mips/(api|database|cli)(/|$)|^@prisma/|^pg$',
        'The browser reaches the server by @mips/client only.',
      ),
    ]),
    restrict(['apps/web/src/platform/**/*.{ts,tsx}'], tests, [
      never(
        '^@mips/(api|database|cli)(/|$)|^@prisma/',
        'The browser reaches the server by @mips/client only.',
      ),
      never('/(features|app)/', 'platform knows no feature: platform -> features -> app.'),
    ]),
    ...webFeatures(tests),
    restrict(['apps/api/src/platform/**/*.ts'], tests, [
      never('/modules/|/modules\\.ts$', 'platform knows nothing of policing and imports no module.'),
      never('^@prisma/', 'Prisma lives in packages/database.'),
    ]),
    ...modules.flatMap((name, index) => moduleRules(name, modules.slice(0, index), tests)),
  ]
}

function webFeatures(tests) {
  return [
    restrict(['apps/web/src/features/**/*.{ts,tsx}'], tests, [
      never(
        '^@mips/(api|database|cli)(/|$)|^@prisma/',
        'The browser reaches the server by @mips/client only.',
      ),
      never(
        '^\\.\\./(?!\\.\\./)',
        'A feature imports no other feature; what two need belongs in platform or ui.',
      ),
      never('^(\\.\\./)+app/', 'app puts the features together: platform -> features -> app.'),
    ]),
  ]
}

function moduleRules(name, earlier, tests) {
  const folder = `apps/api/src/modules/${name}`
  const outside = OUTSIDE_MODULE(earlier)
  return [
    restrict([`${folder}/**/*.ts`], [...tests, '**/*.repository.ts'], [outside, PRISMA]),
    restrict([`${folder}/**/*.service.ts`], tests, [
      outside,
      PRISMA,
      neverCalled(
        '\\.(module|presenter)\\.ts$',
        'module -> service -> repository; the module calls the presenter.',
      ),
    ]),
    restrict([`${folder}/**/*.repository.ts`], tests, [
      outside,
      neverCalled(
        '\\.(module|service|presenter)\\.ts$|^fastify',
        'A repository knows queries and nothing of the rest.',
      ),
    ]),
    restrict([`${folder}/**/*.presenter.ts`], tests, [
      outside,
      PRISMA,
      neverCalled('\\.(module|service)\\.ts$', 'A presenter turns a row into a reply and calls nobody.'),
    ]),
  ]
}

/** The names of the modules in the order in which they are mounted. */
function mountedModules(root) {
  const text = readFileSync(path.join(root, 'apps/api/src/modules.ts'), 'utf8')
  const folders = new Map(
    [...text.matchAll(/import \{ (\w+) \} from '\.\/modules\/([\w-]+)\//g)].map((hit) => [hit[1], hit[2]]),
  )
  const list = text.slice(text.indexOf('= ['))
  return [...list.matchAll(/(\w+Module)\b/g)]
    .map((hit) => folders.get(hit[1]))
    .filter((name) => name !== undefined)
}
