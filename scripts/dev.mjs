// `npm run dev`: the api and the web application, each started again as its sources change.
import './lib/settings.mjs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildServer } from './lib/build.mjs'
import { dataDir, openDatabase, wantsDemo } from './lib/database.mjs'
import { checkNode, install } from './lib/install.mjs'
import { checkPort, end, takeFolder } from './lib/processes.mjs'
import { main, root, say } from './lib/run.mjs'

const port = Number(process.env.PORT ?? 8080)
const children = []
let ending

await main(async () => {
  checkNode()
  const folder = await takeFolder(dataDir)
  await checkPort(port, '127.0.0.1')
  await install()
  await buildServer()
  const database = await openDatabase({ demo: wantsDemo, whenRunning: 'take-over' })
  const stop = () => {
    ending ??= (async () => {
      await Promise.all(children.map((child) => end(child.pid)))
      await database.stop()
      folder.release()
      process.exit(0)
    })()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

  const environment = {
    MIPS_INSECURE_COOKIE: '1',
    ...process.env,
    ...database.environment,
    PORT: String(port),
  }
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
  const vite = path.join(root, 'apps/web/node_modules/vite/bin/vite.js')
  startChild([tsx, 'watch', '--clear-screen=false', 'apps/api/src/main.ts'], root, environment, stop)
  startChild(
    [vite],
    path.join(root, 'apps/web'),
    { ...process.env, MIPS_API_URL: `http://127.0.0.1:${port}` },
    stop,
  )
  folder.remember(children.map((child) => child.pid))
  say(`The api is http://localhost:${port}; Vite says below where the web application is.`)
})

function startChild(args, cwd, env, stop) {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  child.once('exit', stop)
  children.push(child)
}
