import { readFileSync, writeFileSync } from 'node:fs'
import { loadSecrets } from '@mips/database/secrets'
import { appUrl } from '@mips/database/roles'
import { withDatabase } from '@mips/database/url'
import { openBenchWorld } from '../bench-world.ts'
import { table } from '../../platform/terminal.ts'
import { quantile } from '../figures.ts'
import { makeQuestions } from './questions.ts'
import { askAll } from './ask.ts'
const [n = '20000', per = '30', seed = '1', only] = process.argv.slice(2)
const dir = process.env.DEVDIR ?? '/tmp/bs-dev'
const s = JSON.parse(readFileSync(dir + '/server.json', 'utf8'))
const adminUrl = withDatabase(`postgres://postgres:${s.password}@127.0.0.1:${s.port}/postgres`, 'p' + n)
const secrets = loadSecrets(dir + '/secrets.json', {})
const world = await openBenchWorld({ adminUrl, appUrl: appUrl(adminUrl, secrets.appPassword), dataDir: dir, role: 'ANALYST' })
const questions = makeQuestions(Number(seed), Number(n), Number(per)).filter((q) => !only || q.kind.includes(only))
const answers = await askAll(world, questions)
const by = new Map<string, typeof answers>()
for (const a of answers) by.set(a.question.kind, [...(by.get(a.question.kind) ?? []), a])
const q = (l: number[], x: number) => quantile(l, x).toFixed(1)
const row = (k: string, l: typeof answers) => {
  const hit = l.filter((a) => a.ids.slice(0, 10).includes(a.question.nominalId)).length
  return [k, l.length, hit, (hit / l.length).toFixed(4), q(l.map((a) => a.searchMs), 0.5), q(l.map((a) => a.searchMs), 0.95), q(l.map((a) => a.allMs), 0.5), q(l.map((a) => a.allMs), 0.95), q(l.map((a) => a.apiMs), 0.5), q(l.map((a) => a.apiMs), 0.95)]
}
console.log(table(['kind', 'n', 'hit', 'recall', 'search50', '95', 'all50', '95', 'api50', '95'], [...[...by].map(([k, l]) => row(k, l)), row('NAME+DOB', answers.filter((a) => !a.question.isNameAlone)), row('NAME', answers.filter((a) => a.question.isNameAlone))]))
writeFileSync('/tmp/misses.json', JSON.stringify(answers.filter((a) => !a.question.isNameAlone && !a.ids.slice(0, 10).includes(a.question.nominalId)), null, 1))
await world.close()
process.exit(0)
