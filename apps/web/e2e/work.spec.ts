import { expect, type Page, test } from '@playwright/test'
import { call } from './identity-hands.ts'
import { chooseByTyping, expectNoAxeViolations, expectNoSidewaysScroll, personOf, signIn } from './support.ts'

/** Incidents to which the first officer is sent, made through the API: the work of sending is the work under test. */
const arrangeWork = (page: Page, words: readonly string[], officer: string) =>
  page.evaluate(
    async ([summaries, number]) => {
      const call = async (path: string, body: unknown) => {
        const answer = await fetch(`/api${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-mips-purpose': 'INCIDENT',
            'x-mips-purpose-source': 'picked',
          },
          body: JSON.stringify(body),
        })
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
        return answer.json()
      }
      const { locations } = await call('/pole/locations/suggestions', { text: 'avenue road' })
      const { officers } = await call('/reference/officers/searches', { text: number })
      for (const summary of summaries) {
        const incident = await call('/incidents', {
          locationId: locations[0].id,
          incidentType: 'NOISE',
          grade: 'SCHEDULED',
          summary,
        })
        await call(`/incidents/${incident.id}/assignments`, { officerIds: [officers[0].id], note: summary })
      }
    },
    [words, officer] as const,
  )

const placeOf = async (page: Page) => {
  const { locations } = await call(page, '/pole/locations/suggestions', { text: 'avenue road' })
  return (locations as { id: string }[])[0]?.id
}

const giver = personOf('P1004')
const taker = personOf('P1003')
const lineOf = (page: Page, list: string, words: string) =>
  page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: words })

test('own work is put off, closed and handed over line by line, and given on the supervisor’s desk @phone', async ({
  page,
}, { project }) => {
  const words = ['first', 'second', 'third', 'fourth'].map((nth) => `Work ${project.name} ${nth} of four`)
  const [first = '', second = '', third = '', fourth = ''] = words
  await signIn(page, 'P1034')
  await arrangeWork(page, words, giver.number)

  await signIn(page, 'P1004')
  const group = 'Attend an incident'
  await expect(lineOf(page, group, first)).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  await lineOf(page, group, first).getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: 'Put off…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Put off' }).click()
  await expect(dialog).toContainText('TK-5')
  await dialog.getByLabel('Why it can wait').fill('The caller is away until tomorrow')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Put off' }).click()
  await expect(dialog).toBeHidden()
  await expect(lineOf(page, group, first)).toHaveCount(0)

  await lineOf(page, group, second).getByRole('checkbox').check()
  const bar = page.getByRole('group', { name: 'With what is chosen' })
  await bar.getByRole('button', { name: 'Close without doing…' }).click()
  await dialog.getByLabel('Why this need not be done').fill('Rung back: solved by the landlord')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toBeHidden()
  await expect(lineOf(page, group, second)).toHaveCount(0)

  await lineOf(page, group, third).getByRole('checkbox').check()
  await lineOf(page, group, fourth).getByRole('checkbox').check()
  await bar.getByRole('button', { name: 'Hand over…' }).click()
  await chooseByTyping(page, 'To whom', taker.number, new RegExp(taker.name))
  await dialog.getByRole('button', { name: 'Offer' }).click()
  await expect(dialog).toBeHidden()
  await expect(lineOf(page, group, third)).toContainText(`Offered to ${taker.name}`)

  await signIn(page, 'P1003')
  const handed = 'Handed over to you'
  await expectNoAxeViolations(page)
  await lineOf(page, handed, third)
    .getByRole('button', { name: /^Accept/ })
    .click()
  await expect(lineOf(page, handed, third)).toHaveCount(0)
  await lineOf(page, handed, fourth)
    .getByRole('button', { name: /^Refuse/ })
    .click()
  await dialog.getByLabel('Why').fill('Not of our area')
  await dialog.getByRole('button', { name: 'Refuse' }).click()
  await expect(lineOf(page, handed, fourth)).toHaveCount(0)
  await expect(lineOf(page, group, third)).toBeVisible()

  await signIn(page, 'P1034', '/work/team')
  await expect(page.getByRole('heading', { name: 'Work of the team' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /The 1 % that carries most harm/ })).toBeVisible()
  await expect(page.getByText('Done a day')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Who gets the alarms' })).toBeVisible()
  await page.locator('summary', { hasText: 'Name: supervising sergeant' }).click()
  const naming = page.getByLabel('Who (nobody: by rank)')
  const sergeant = (await naming.locator('option').nth(1).textContent()) ?? ''
  await naming.selectOption({ label: sergeant })
  await page.getByLabel('Why', { exact: true }).fill('On all week')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page.getByText('Named: On all week')).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  // No count is cut off in the narrow column.
  for (const table of await page.locator('.mips-work-counts').all())
    expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0)
  const line = lineOf(page, 'Backlog', fourth)
  await expect(line).toContainText(giver.name)
  await expect(line).toContainText('Not of our area')
  await line.getByRole('checkbox').check()
  await bar.getByRole('button', { name: 'Give or take back…' }).click()
  await chooseByTyping(page, 'To whom', 'P1005', /Frimpong/)
  await dialog.getByLabel('Why').fill('He is next door')
  await dialog.getByRole('button', { name: 'Give', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(line).toContainText('Frimpong')
})

test('the page of a record says what others did since its reader last looked, and where', async ({
  page,
  browser,
}) => {
  await signIn(page, 'P1003')
  const { id } = await call(page, '/incidents', {
    locationId: await placeOf(page),
    incidentType: 'NOISE',
    grade: 'SCHEDULED',
    summary: 'A party that does not end',
  })
  await page.goto(`/incidents/${String(id)}`)
  await expect(page.getByRole('heading', { name: 'Log', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Changed since/ })).toHaveCount(0)
  const openedAt = Date.now()
  const other = await browser.newContext()
  const colleague = await other.newPage()
  await signIn(colleague, 'P1034')
  await call(colleague, `/incidents/${String(id)}/log`, { text: 'The landlord was rung' })
  await other.close()

  // The reader comes back: a look within seconds of the last one would be the same look.
  await expect.poll(() => Date.now() - openedAt).toBeGreaterThan(4000)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Changed since you last looked: 1' })).toBeVisible()
  await expectNoAxeViolations(page)
  const change = page.getByRole('link', { name: 'The landlord was rung' })
  await expect(change).toHaveAttribute('href', /#log$/)
  await change.click()
  await expect(page.getByRole('heading', { name: 'Log', exact: true })).toBeInViewport()
  await page.getByRole('button', { name: 'I have seen this' }).click()
  await expect(page.getByRole('heading', { name: /^Changed since/ })).toHaveCount(0)
})
