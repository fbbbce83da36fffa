/** A case whose file a supervisor certified, made through the API where nobody counts: what journeys of sending begin with. */
import { expect, type Browser, type Page } from '@playwright/test'
import { chargedStay } from './charged-hands.ts'
import { call, look } from './identity-hands.ts'
import { signIn } from './support.ts'

type Seen = {
  version: number
  defendants: { id: string; lines: { id: string; start: string }[] }[]
  witnesses: { id: string }[]
  exhibits: { id: string; isRelied: boolean }[]
}

/** A page of a detective on which nothing is looked at. */
async function detective(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'P1009')
  return page
}

/** Calls an act of the case at the version that it has now. */
async function act(page: Page, caseId: string, path: string, data: object): Promise<Seen> {
  const { version } = (await look(page, `/cases/${caseId}`)) as Seen
  await call(page, `/cases/${caseId}${path}`, data, version)
  return (await look(page, `/cases/${caseId}`)) as Seen
}

/** Says where the first offence was committed, which takes a certificate away. */
export async function place(browser: Browser, caseId: string, words: string): Promise<void> {
  const page = await detective(browser)
  const { defendants } = (await look(page, `/cases/${caseId}`)) as Seen
  const [line] = defendants[0]?.lines ?? []
  expect(line).toBeDefined()
  await act(page, caseId, `/lines/${line?.id}/days`, { dateCode: 1, start: line?.start, place: words })
  await page.context().close()
}

/** Submitted by the officer in the case and certified by a sergeant. */
export async function certify(browser: Browser, caseId: string): Promise<void> {
  const page = await detective(browser)
  await act(page, caseId, '/submission', {})
  await signIn(page, 'P1034')
  await act(page, caseId, '/sign-off', { act: 'CERTIFY' })
  await page.context().close()
}

/** A case of one defendant, charged with a theft from a shop, with everything that its file needs. */
export async function certifiedCase(browser: Browser, of: { at?: string; sensitive?: string } = {}) {
  const { recordId, surname } = await chargedStay(browser)
  const page = await detective(browser)
  const { id } = await call(page, '/cases', { by: 'CHARGE', custodyRecordIds: [recordId] })
  const caseId = String(id)
  const { defendants, witnesses } = (await look(page, `/cases/${caseId}`)) as Seen
  await act(page, caseId, '/facts', { anticipatedPlea: 'GAP', officerContact: 'desk4@force.example' })
  await act(page, caseId, `/people/${defendants[0]?.id}`, {
    part: 'DEFENDANT',
    facts: { print: { on: new Date().toISOString().slice(0, 10), offences: 'SAME' } },
  })
  for (const witness of witnesses)
    await act(page, caseId, `/people/${witness.id}`, { part: 'WITNESS', facts: { misconduct: 'NIL' } })
  const words = {
    MG5: { summary: 'Seen on camera to leave without paying.' },
    MG6: { sensitive: of.sensitive ?? 'Nothing to add.' },
  }
  for (const [code, said] of Object.entries(words))
    await act(page, caseId, `/forms/${code}`, { words: said, isSigned: true })
  await page.context().close()
  if (of.at !== undefined) await place(browser, caseId, of.at)
  await certify(browser, caseId)
  return { caseId, surname }
}
