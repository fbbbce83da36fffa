/** Sends what waits and fetches what has come, for each receiver that the settings name, while the server runs; any number of servers may do it at once. */
import { isFaultOfLine } from '@mips/domain/case/message-faults'
import type { Config } from '../../platform/config.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { httpReceiver } from './http-receiver.ts'
import { collect } from './outbox.inbox.ts'
import { receiversWithWork } from './outbox.repository.ts'
import { mendLost, type Parts, sendNext, silentSince, type Way } from './outbox.sender.ts'

/** After so many faults of the line in a row one message at a time finds out whether it is up again. */
const FAULTS_IN_A_ROW = 4
/** The longest that a line is left alone, in milliseconds. */
const LONGEST_REST_MS = 60_000

type JobParts = Parts & { logger: Logger }

/** Everything that is to be done with one receiver at this moment. */
export async function outboxRound(parts: JobParts, way: Way, line: Line = newLine()): Promise<void> {
  const now = parts.clock.now()
  const working = await receiversWithWork(parts.prisma, now, silentSince(now, way.setting))
  if (working.includes(way.port.code)) {
    while ((await mendLost(parts, way)) && !line.isStopped);
    const lanes = line.faults >= FAULTS_IN_A_ROW ? 1 : way.setting.lanes
    await Promise.all(Array.from({ length: lanes }, () => sendAll(parts, way, line)))
  }
}

/** What is known of the line to a receiver. */
export type Line = { faults: number; restUntil: number; isStopped: boolean }
export const newLine = (): Line => ({ faults: 0, restUntil: 0, isStopped: false })

/** One after another until none is due, or the line is down: then the others keep their attempts. */
async function sendAll(parts: JobParts, way: Way, line: Line): Promise<void> {
  while (!line.isStopped && parts.clock.now().getTime() >= line.restUntil) {
    const handed = await sendNext(parts, way)
    if (handed === undefined) return
    const isDown = handed.state === 'FAILED' && isFaultOfLine(handed.fault)
    line.faults = isDown ? line.faults + 1 : 0
    if (line.faults >= FAULTS_IN_A_ROW) {
      const rest = way.setting.everyMs * 2 ** Math.min(line.faults - FAULTS_IN_A_ROW, 10)
      line.restUntil = parts.clock.now().getTime() + Math.min(rest, LONGEST_REST_MS)
    }
  }
}

/** Starts the job; `stop` waits for what is on its way. */
export function startOutbox(parts: JobParts & { config: Config }): { stop: () => Promise<void> } {
  const ends = parts.config.receivers.map((setting) => {
    const port = httpReceiver(setting, parts.config.forceCode)
    return startWay(parts, { port, setting, force: parts.config.forceCode })
  })
  return { stop: async () => void (await Promise.all(ends.map((end) => end()))) }
}

function startWay(parts: JobParts, way: Way): () => Promise<void> {
  const line = newLine()
  const fail = (error: unknown) =>
    parts.logger.error(
      { err: describeError(error), receiver: way.port.code },
      'a round of messages failed; it is tried again',
    )
  const collecting = async () => {
    while (!line.isStopped && (await collect(parts, way)).isMore);
  }
  const sending = every(way.setting.everyMs, () => outboxRound(parts, way, line), fail)
  const fetching = every(way.setting.everyMs, collecting, fail)
  return async () => {
    line.isStopped = true
    await Promise.all([sending(), fetching()])
  }
}

/** Does it again and again, never twice at a time; the answer ends it and waits for the turn that runs. */
function every(
  ms: number,
  turn: () => Promise<unknown>,
  fail: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> | undefined
  const timer = setInterval(() => {
    running ??= turn()
      .catch(fail)
      .finally(() => {
        running = undefined
      })
  }, ms)
  return async () => {
    clearInterval(timer)
    await running
  }
}
