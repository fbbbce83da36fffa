/** Stored bytes by the SHA-256 of their content, in folders of the data directory. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

export type Files = {
  /** Keeps the bytes and returns their SHA-256 in hex. */
  keep(bytes: Uint8Array): Promise<string>
  /** The bytes of a hash; undefined when they are not here. */
  find(sha256: string): Promise<Buffer | undefined>
}

/** Only a file that is not there is absent; one that cannot be read is an error that somebody must hear of. */
function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** A store of files under a folder. */
export function createFiles(folder: string): Files {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(sha256)
      const known = await stat(place).catch(absent)
      if (known === undefined) {
        await mkdir(path.dirname(place), { recursive: true })
        // Written aside and renamed, so that a half-written file never has the name of a whole one.
        const aside = `${place}.${process.pid}.part`
        await writeFile(aside, bytes)
        await rename(aside, place)
      }
      return sha256
    },
    async find(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
      return readFile(placeOf(sha256)).catch(absent)
    },
  }
}
