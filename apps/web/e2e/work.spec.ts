import { expect, type Page, test } from '@playwright/test'
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
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
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
