/** What the journeys about identity share: people made by the API, pictures, the queue walked by keys. */
import { expect, test, type Page } from '@playwright/test'
import { choosePurpose } from './support.ts'

/** A picture of the whole page, kept with the results of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  // What stays in sight while the page scrolls stands at the top of the picture.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

export type Answer = Record<string, unknown>

export const headers = {
  'sec-fetch-site': 'same-origin',
  'x-mips-purpose': 'DATA_QUALITY',
  'x-mips-purpose-source': 'picked',
}

/** Calls the API as the page's user does, for what is to be there before the screens are worked. */
export async function call(page: Page, path: string, data: object, version?: number): Promise<Answer> {
  const answer = await page.context().request.post(`/api${path}`, {
    headers: { ...headers, ...(version === undefined ? {} : { 'if-match': String(version) }) },
    data,
  })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  const body: Answer = await answer.json()
  return body
}

/** Reads from the API as the page's user does. */
export async function look(page: Page, path: string): Promise<Answer> {
  const answer = await page.context().request.get(`/api${path}`, { headers })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  const body: Answer = await answer.json()
  return body
}

type Child = { surname: string; forename: string; dob: string }

/** Creates somebody after a search whose likely people were opened, as the rules ask. */
export async function createPerson(page: Page, person: Child): Promise<{ id: string; reference: string }> {
  const { searchId, hits } = await call(page, '/nominals/searches', person)
  for (const hit of hits as { nominalId: string }[])
    await call(page, `/nominals/searches/${String(searchId)}/candidates/${hit.nominalId}/opened`, {})
  const made = await call(page, '/nominals', { searchId, person: { ...person, sex: 'M' } })
  return { id: String(made.id), reference: String(made.reference) }
}

/** Opens the queue and walks with J to the pair, which the finder proposes shortly after the second was written. */
export async function walkToPair(page: Page, surname: string): Promise<void> {
  const wanted = page.getByRole('listitem').filter({ hasText: surname }).first()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(wanted).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  const isThere = () => wanted.evaluate((line) => line === document.activeElement)
  for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await page.keyboard.press('j')
  await expect(wanted).toBeFocused()
}

export async function chooseDataQuality(page: Page): Promise<void> {
  await choosePurpose(page, 'Correcting or joining records')
}
