import { startEmbedded } from '@mips/database/embedded-server'
import { ensureRoles } from '@mips/database/roles'
import { loadSecrets } from '@mips/database/secrets'
import { ensureDatabase } from '@mips/database/template'
import { migrate } from '@mips/database/migrate'
import { prepareDatabase } from '@mips/api/src/platform/db/prepare.ts'
import { withConnection } from '@mips/database/connection'
import { startProgress } from '../../platform/terminal.ts'
import { loadPopulation } from './population-load.ts'
const [n = '20000'] = process.argv.slice(2)
const dir = process.env.DEVDIR ?? '/tmp/bs-dev'
const server = await startEmbedded({ dataDir: dir, whenRunning: 'join', log: console.log })
const secrets = loadSecrets(dir + '/secrets.json', {})
await ensureRoles(server.adminUrl, secrets)
const { url, isNew } = await ensureDatabase(server.adminUrl, 'p' + n)
console.log(url, isNew, JSON.stringify(secrets))
await migrate(url, { log: () => undefined })
await prepareDatabase(url, 'prisma/seed')
if (isNew || process.env.RELOAD) {
  const t = performance.now()
  await withConnection(url, async (c) => {
    await loadPopulation(c, { seed: 1, from: 0, to: Number(n), progress: startProgress('load', Number(n)) })
    await c.query('VACUUM ANALYZE')
  })
  console.log('loaded', ((performance.now() - t) / 1000).toFixed(1), 's')
}
await withConnection(url, async (c) => {
  const r = await c.query("select relname, pg_relation_size(oid) as b, reltuples from pg_class where relkind in ('r','i') and (relname like 'person_search_open%' or relname like 'name_d%') order by 1")
  for (const x of r.rows) console.log(x.relname, Math.round(x.b / Number(n)), 'B/nominal', x.reltuples)
})
