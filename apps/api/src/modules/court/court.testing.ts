/** What tests of courts begin from: a case with a hearing of today, and a message with its results as a court sends it. */
import { randomUUID } from 'node:crypto'
import { court } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { casePage, listedCourtCode, openedCase } from '../case/case.testing.ts'
import { collect } from '../outbox/outbox.inbox.ts'
import type { Way } from '../outbox/outbox.sender.ts'

type Routes = (typeof court)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never
export type GivenBody = Body<'enterResult'>['offences'][number]['results'][number]

/** Remanded in custody, on conditional bail, fined, sent, and a warrant without bail, by their codes in the national list. */
export const codes = {
  custody: 4028,
  bail: 4027,
  fine: 1015,
  prison: 1002,
  sent: 4560,
  warrant: 4576,
  warrantEnded: 2509,
  notGuilty: 4522,
}

export const dayAfter = (world: World, days: number): string =>
  new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

export const nextHearing = (world: World, days = 28) => ({
  courtCode: listedCourtCode,
  day: dayAfter(world, days),
})

export const courtPage = (world: World, as: Actor, caseId: string) =>
  world.ok(as, court, 'ofCase', { params: { caseId } })

/** A case of one defendant with a hearing of today. */
export async function heardCase(world: World, officer: Actor, opened?: { id: string }) {
  const { id: caseId } = opened ?? (await openedCase(world, officer))
  await world.ok(officer, court, 'listHearing', {
    params: { caseId },
    body: { courtCode: listedCourtCode, day: dayAfter(world, 0), type: 'FH' },
  })
  const page = await courtPage(world, officer, caseId)
  const hearing = page.hearings.find(({ day }) => day === dayAfter(world, 0))
  const [defendant] = page.defendants
  return {
    caseId,
    urn: page.urn,
    version: page.version,
    hearingId: hearing?.id ?? '',
    lineId: defendant?.lines[0]?.id ?? '',
    defendantId: defendant?.id ?? '',
    nominalId: defendant?.nominalId ?? '',
  }
}
export type HeardCase = Awaited<ReturnType<typeof heardCase>>

/** A person enters what the one offence came to. */
export async function enter(
  world: World,
  as: Actor,
  heard: Pick<HeardCase, 'caseId' | 'hearingId' | 'lineId'>,
  offence: Partial<Body<'enterResult'>['offences'][number]>,
  more: Partial<Body<'enterResult'>> = {},
) {
  const { version } = await courtPage(world, as, heard.caseId)
  return world.call(
    as,
    court,
    'enterResult',
    {
      params: { caseId: heard.caseId, hearingId: heard.hearingId },
      body: { offences: [{ lineId: heard.lineId, results: [], ...offence }], ...more },
    },
    { version },
  )
}

/** The message of a court for the one offence of a case, as its stay and charge have it. */
export async function resultMessage(
  world: World,
  officer: Actor,
  heard: HeardCase,
  more: {
    results?: readonly GivenBody[]
    plea?: string
    verdict?: string
    familyName?: string
    reference?: string
    courtCode?: string
    day?: string
    code?: string
    start?: string
  } = {},
) {
  const page = await casePage(world, officer, heard.caseId)
  const [defendant] = page.defendants
  const line = defendant?.lines[0]
  const { results = [], plea, verdict, reference = heard.urn, courtCode = listedCourtCode } = more
  return {
    reference,
    courtReference: 'CC/26/0001',
    hearing: { courtCode, day: more.day ?? dayAfter(world, 0), type: 'FH' },
    defendants: [
      {
        familyName: more.familyName ?? page.title.replace(/^R v /, ''),
        offences: [
          {
            code: more.code ?? line?.code ?? '',
            start: more.start ?? line?.start ?? '',
            ...(plea === undefined ? {} : { plea }),
            ...(verdict === undefined ? {} : { verdict }),
            results,
          },
        ],
      },
    ],
  }
}

/** Lets results come in as the sender of messages fetches them; the number of the message. */
export async function receive(world: World, result: unknown, number: string = randomUUID()): Promise<string> {
  const way: Way = {
    port: {
      code: 'COURT',
      send: async () => ({ state: 'FAILED', fault: 'UNREACHABLE' }),
      fetchIncoming: async () => ({
        state: 'FETCHED',
        messages: [{ number, kind: 'RESULT', codes: [], content: { id: number, result }, isReadable: true }],
      }),
      confirm: async () => true,
    },
    setting: {
      code: 'COURT',
      url: 'http://127.0.0.1:9',
      key: 'a-key-for-a-court-that-is-not-there',
      timeoutMs: 500,
      everyMs: 60_000,
      lanes: 1,
    },
    force: '01',
  }
  const { prisma, clock, platform } = world
  await collect({ prisma, clock, writer: platform.writer, logger: platform.logger }, way)
  return number
}

/** The row of a message by its number. */
export async function messageRow(world: World, number: string) {
  const { rows } = await world.admin.query<{
    id: string
    state: string
    caseId: string | null
    kinds: string[]
  }>(
    `SELECT id::text, state, case_id::text AS "caseId", ARRAY(SELECT x ->> 'kind' FROM jsonb_array_elements(exceptions) x) AS kinds FROM court_message WHERE number = $1`,
    [number],
  )
  return rows[0]
}

/** A message that waits for a person: its offence is not on the file. */
export async function waitingMessage(world: World, officer: Actor) {
  const heard = await heardCase(world, officer)
  const message = await resultMessage(world, officer, heard, {
    code: 'CJ88116',
    results: [{ code: codes.fine, amount: 80 }],
  })
  const row = await messageRow(world, await receive(world, message))
  return {
    ...heard,
    messageId: row?.id ?? '',
    version: (await courtPage(world, officer, heard.caseId)).version,
  }
}

/** A message for no case of ours. */
export async function strayMessage(world: World, officer: Actor) {
  const heard = await heardCase(world, officer)
  const message = await resultMessage(world, officer, heard, {
    reference: '01ZD9999926',
    plea: 'G',
    results: [{ code: codes.fine, amount: 80 }],
  })
  const row = await messageRow(world, await receive(world, message))
  return { ...heard, messageId: row?.id ?? '' }
}
