// Builds the server, the command line and the stand-in, without the web application: for tests that run them as processes.
import { buildServer } from './lib/build.mjs'
import { main } from './lib/run.mjs'

await main(buildServer)
