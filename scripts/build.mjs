// Installs and builds everything and starts nothing; used for the container image.
import { buildServer, buildWeb } from './lib/build.mjs'
import { checkNode, install } from './lib/install.mjs'
import { main } from './lib/run.mjs'

await main(async () => {
  checkNode()
  await install()
  await buildServer()
  await buildWeb()
})
