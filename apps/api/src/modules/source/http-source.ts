/** The generic source adapter: one question and one answer as JSON over HTTP, by the protocol of docs/sources.md. */
import { SourceAnswer } from '@mips/contracts/source'
import { stateOfStatus } from '@mips/domain/search/sources'
import type { SourceSetting } from '../../platform/source-settings.ts'
import type { Outcome, SourcePort } from './source.port.ts'

/** No answer of fifty people is longer; what is longer is not read to its end. */
const MOST_BYTES = 1_000_000

/** A source at an address with a key, as the settings of the server name it. */
export function httpSource(setting: SourceSetting): SourcePort {
  const { code, name, kind, timeoutMs } = setting
  return {
    code,
    name,
    kind,
    timeoutMs,
    async ask(question) {
      // One clock for the whole exchange: an answer that trickles in does not get more time than one that stays away.
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const response = await fetch(`${setting.url}/person-searches`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${setting.key}`,
            'content-type': 'application/json',
            accept: 'application/json',
          },
          body: JSON.stringify(question),
          // Another address was not agreed with anybody; the key and the person do not go there.
          redirect: 'manual',
          signal,
        })
        return await read(response, question.request)
      } catch (error) {
        return { state: isTimeout(error) ? 'TIMED_OUT' : 'UNREACHABLE' }
      }
    },
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

async function read(response: Response, request: string): Promise<Outcome> {
  if (response.status !== 200) {
    await response.body?.cancel()
    return { state: response.type === 'opaqueredirect' ? 'UNREADABLE' : notAnswered(response.status) }
  }
  const words = await readAtMost(response)
  const answer = SourceAnswer.safeParse(words === undefined ? undefined : jsonOf(words))
  // An answer to another question would show one person's data under the name of another.
  return answer.success && answer.data.request === request
    ? { state: 'ANSWERED', answer: answer.data }
    : { state: 'UNREADABLE' }
}

const notAnswered = (status: number) => {
  const state = stateOfStatus(status)
  return state === 'ANSWERED' ? 'UNREADABLE' : state
}

async function readAtMost(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
