/** The trial of the outbox in small: the built server and the built stand-in as processes, killed while letters are on their way. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { testDatabase } from '@mips/api/src/testing/database.ts'
import { expect, it } from 'vitest'
import { isProved, outboxTrial } from './outbox-trial.ts'

const root = path.join(import.meta.dirname, '../../../../..')
const database = await testDatabase()

it('300 letters arrive exactly once and are all acknowledged, though the server is killed three times', async () => {
  execFileSync(process.execPath, ['scripts/build-programs.mjs'], { cwd: root, stdio: 'pipe' })
  const seed = Math.floor(Math.random() * 1_000_000)
  const size = { messages: 300, kills: 3 }
  const result = await outboxTrial({
    ...database,
    ...size,
    apiProgram: path.join(root, 'apps/api/dist/main.js'),
    nationProgram: path.join(root, 'apps/nation/dist/main.js'),
    seed,
    withinSeconds: 240,
    say: () => undefined,
  })
  expect(isProved(result, size), `seed ${seed}: ${JSON.stringify(result)}`).toBe(true)
  expect(result.attempts).toBeGreaterThan(size.messages)
}, 330_000)
