/** What journeys of courts begin from: a case that was opened from a charge, and the stand-in for the court that tells its results. */
import { expect, type Browser } from '@playwright/test'
import { chargedStay } from './charged-hands.ts'
import { call, look } from './identity-hands.ts'
import { signIn } from './support.ts'

const port = Number(process.env.MIPS_E2E_PORT ?? '8090') + 2000
export const courtCode = 'B01EF00'

/** Today and the days after, in London. */
export const day = (after = 0): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
    new Date(Date.now() + after * 86_400_000),
  )

/** Has the court tell a result, under a number of its own. */
export async function tellResult(result: object): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/court/results`, {
    method: 'POST',
    headers: { authorization: 'Bearer the-key-of-the-court-of-journeys' },
    body: JSON.stringify({ result }),
  })
  expect(answer.status).toBe(202)
}

type Page = { urn: string; defendants: { nominalId: string; lines: { code: string; start: string }[] }[] }

/** A case of somebody charged, opened through the API where nobody counts. */
export async function chargedCase(browser: Browser) {
  const { recordId, surname } = await chargedStay(browser)
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'P1009')
  const { id } = await call(page, '/cases', { by: 'CHARGE', custodyRecordIds: [recordId] })
  const caseId = String(id)
  const found = (await look(page, `/cases/${caseId}`)) as unknown as Page
  await context.close()
  const [defendant] = found.defendants
  const [line] = defendant?.lines ?? []
  return {
    caseId,
    surname,
    urn: found.urn,
    nominalId: defendant?.nominalId ?? '',
    offence: { code: line?.code ?? '', start: line?.start ?? '' },
  }
}
export type ChargedCase = Awaited<ReturnType<typeof chargedCase>>

/** The message of the court for the one offence of a case. */
export const resultOf = (
  { urn, surname, offence }: ChargedCase,
  more: { plea?: string; familyName?: string; results: object[] },
) => ({
  reference: urn,
  courtReference: 'CC/26/4711',
  hearing: { courtCode, day: day(), type: 'FH' },
  defendants: [
    {
      familyName: more.familyName ?? surname,
      offences: [
        { ...offence, ...(more.plea === undefined ? {} : { plea: more.plea }), results: more.results },
      ],
    },
  ],
})
