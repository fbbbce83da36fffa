/** Starts the stand-in for the court and the prosecuting service, a process of its own; tells the port and ends on a signal. */
import type { AddressInfo } from 'node:net'
import { openBody } from './body.ts'
import { drawFrom } from './faults.ts'
import { openJournal } from './journal.ts'
import { createNation } from './server.ts'
import { readSettings } from './settings.ts'

try {
  const { port, key, folder, seed, faults } = readSettings(process.env)
  const draw = drawFrom(seed)
  const names = ['court', 'prosecutor']
  const bodies = new Map(
    names.map((name) => [
      name,
      openBody({ journal: openJournal(folder, name), faults, draw, now: () => Date.now() }),
    ]),
  )
  const server = createNation({ bodies, key, draw })
  server.listen(port, '127.0.0.1', () => {
    const address = server.address() as AddressInfo
    process.stdout.write(`nation listening ${address.port}\n`)
  })
  const stop = () => {
    server.closeAllConnections()
    server.close(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  process.stderr.write(`nation  ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(78)
}
