/** Starts the witness, a process of its own; tells its port and its key, and ends on a signal. */
import type { AddressInfo } from 'node:net'
import { loadKeys } from '@mips/transparency/key-file'
import { keyWords } from '@mips/transparency/signed-note'
import { createWitnessServer } from './server.ts'
import { readSettings } from './settings.ts'
import { openStore } from './store.ts'
import { createWitness } from './witness.ts'

try {
  const { port, host, name, folder, logs } = readSettings(process.env)
  const store = openStore(folder)
  const keys = loadKeys(folder, 'witness')
  const witness = createWitness({ name, keys, logs, store, now: () => new Date() })
  const server = createWitnessServer(witness)
  server.listen(port, host, () => {
    const address = server.address() as AddressInfo
    process.stdout.write(`witness listening ${address.port} ${keyWords(witness.key)}\n`)
  })
  const stop = () => {
    server.closeAllConnections()
    server.close(() => {
      store.close()
      process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  process.stderr.write(`witness  ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(78)
}
