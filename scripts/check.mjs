// `npm run check`: types, lint, import rules and format.
import { reportCheck, runChecks } from './lib/checks.mjs'
import { checkNode, install } from './lib/install.mjs'
import { main, print } from './lib/run.mjs'

await main(async () => {
  checkNode()
  await install()
  const results = await runChecks(reportCheck)
  const failed = results.filter((result) => result.code !== 0).length
  print(`${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
