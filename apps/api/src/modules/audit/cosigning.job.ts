/** Asks the witnesses for their cosignatures while the server runs, each in its own time; nobody waits for one. */
import type pg from 'pg'
import { describeError, type Logger } from '../../platform/logger.ts'
import type { WitnessSetting } from '../../platform/witness-settings.ts'
import { cosignOnce } from './cosigning.service.ts'
import { httpWitness, type WitnessPort } from './tlog-witness.client.ts'

type Parts = { pool: pg.Pool; witnesses: readonly WitnessSetting[]; logger: Logger }

/** Starts the job; `stop` asks once more, so that a clean end leaves the last head cosigned where a witness answers. */
export function startCosigning(parts: Parts): { stop: () => Promise<void> } {
  const ends = parts.witnesses.map((setting) => askAgainAndAgain(parts, httpWitness(setting)))
  return { stop: async () => void (await Promise.all(ends.map((end) => end()))) }
}

function askAgainAndAgain({ pool, logger }: Parts, witness: WitnessPort): () => Promise<void> {
  const turn = async () => {
    try {
      const came = await cosignOnce(pool, witness)
      if (came.kind === 'disagrees' || came.kind === 'refused')
        logger.error({ witness: witness.key.name, ...came }, 'a witness does not cosign the audit')
    } catch (error) {
      logger.warn(
        { witness: witness.key.name, err: describeError(error) },
        'a witness of the audit did not answer; it is asked again',
      )
    }
  }
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= turn().finally(() => {
      running = undefined
    })
  }, witness.everyMs)
  return async () => {
    clearInterval(timer)
    await running
    await turn()
  }
}
