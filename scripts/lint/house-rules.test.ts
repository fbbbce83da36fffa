import path from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: root })

/** What the house rules say to a text that stands in an existing file of the project. */
async function complaints(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) })
  return (result?.messages ?? []).map((message) => message.message)
}

const API_MODULE = 'apps/api/src/modules/custody/custody.module.ts'
const CASES = [
  [
    'a domain that reads the clock',
    'packages/domain/src/access/roles.ts',
    'export const now = new Date()',
    'Time comes from',
  ],
  [
    'a domain that imports anything',
    'packages/domain/src/access/roles.ts',
    "export { z } from 'zod'",
    'domain is pure',
  ],
  [
    'a contract that takes any text',
    'packages/contracts/src/custody.ts',
    "import { z } from 'zod'\nexport const note = { body: z.strictObject({ note: z.string() }) }",
    'safe primitives',
  ],
  [
    'a contract that reaches for the server',
    'packages/contracts/src/custody.ts',
    "export { x } from '@mips/database/client'",
    'contracts import domain',
  ],
  [
    'a platform that knows a module',
    'apps/api/src/platform/platform.ts',
    "export { x } from '../modules/custody/custody.service.ts'",
    'imports no module',
  ],
  [
    'a module that uses a later one',
    API_MODULE,
    "export { x } from '../audit/audit.service.ts'",
    'mounted before it',
  ],
  [
    'a module that reads another’s rows',
    API_MODULE,
    "export { x } from '../pole/pole.repository.ts'",
    'mounted before it',
  ],
  [
    'a handler that queries',
    API_MODULE,
    "export { x } from '@mips/database/generated/client'",
    'Queries live in',
  ],
  ['a module that reads the environment', API_MODULE, 'export const port = process.env.PORT', 'config.ts'],
  [
    'a route without a contract',
    API_MODULE,
    "declare const app: { get(path: string): void }\napp.get('/x')",
    'made by mount.ts',
  ],
  [
    'a statement put together from texts',
    API_MODULE,
    'export const f = (tx: { $queryRawUnsafe(s: string): string }, n: string) => tx.$queryRawUnsafe(`SELECT ${n}`)',
    'injected',
  ],
  ['a default export', API_MODULE, 'export default 1', 'Exports have names'],
  ['an any', API_MODULE, 'export const x = (y: any) => y', 'Unexpected any'],
] as const

describe('the house rules', () => {
  it.each(CASES)(
    'refuse %s',
    async (_name, file, text, words) => {
      expect((await complaints(file, text)).join('\n')).toContain(words)
    },
    30_000,
  )

  it('allow what the house does', async () => {
    const text = [
      "import { appendEntry } from '../pole/pole.service.ts'",
      "import type { Tx } from '../../platform/db/tx.ts'",
      'export const read = (tx: Tx) => [tx, appendEntry]',
      '',
    ].join('\n')
    expect(await complaints(API_MODULE, text)).toEqual([])
  })
})
