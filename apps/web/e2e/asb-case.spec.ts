import { expect, type Page, test } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import {
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const told = 'Banging on the wall and shouting through the night'

/** A call of anti-social behaviour at a flat of its own, with a victim and somebody complained of, made through the API. */
async function recordCall(page: Page, street: string): Promise<string> {
  return page.evaluate(
    async ([search, road, summary]) => {
      const call = async (method: string, path: string, body?: unknown) => {
        const answer = await fetch(`/api${path}`, {
          method,
          headers: {
            'x-mips-purpose': 'INCIDENT',
            'x-mips-purpose-source': 'picked',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
        return answer.json()
      }
      const known = await call('POST', '/pole/locations/suggestions', { text: `9 ${road}` })
      const here = known.locations.find((found: { address: string }) => found.address.includes(road))
      const place =
        here ??
        (await call('POST', '/pole/locations', {
          searchText: `9 ${road}`,
          buildingNumber: '9',
          street: road,
          town: 'Testham',
        }))
      const { locations } = await call('POST', '/pole/locations/suggestions', { text: search })
      const { people } = await call('GET', `/pole/locations/${locations[0].id}`)
      const incident = await call('POST', '/incidents', {
        locationId: place.id,
        incidentType: 'ASB',
        grade: 'PRIORITY',
        summary,
      })
      const put = (person: { personRecordId: string } | undefined, role: string) =>
        call('POST', `/incidents/${incident.id}/people`, { personRecordId: person?.personRecordId, role })
      await put(people[0], 'VICTIM')
      await put(people[1], 'SUSPECT')
      return incident.id
    },
    [flat.search, street, told] as const,
  )
}

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

test('ASB case from three calls: the third offers it, all is carried in, and it closes with its outcome @phone', async ({
  page,
}, info) => {
  const street = `Quarrel ${info.project.name === 'phone' ? 'Mews' : 'Court'}`
  await signIn(page, 'P1003')
  await recordCall(page, street)
  const second = await recordCall(page, street)
  await page.goto(`/incidents/${second}`)
  await expect(page.getByRole('heading', { name: 'Repeat calls' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Open a case from 3 calls.*Quarrel/ })).toHaveCount(0)

  const third = await recordCall(page, street)
  const effort = await countKeysAndClicks(page.context())
  const rekey = countRekey(page.context())
  await page.goto(`/incidents/${third}`)
  const offer = page.getByRole('button', { name: new RegExp(`Open a case from 3 calls: .*${street}`, 'i') })
  await expect(offer).toBeVisible()
  await lookAt(page, 'offer')
  await offer.click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(street, 'i'))
  await expect(page.getByRole('heading', { name: '3 calls' })).toBeVisible()
  await expect(page.getByText(told)).toBeVisible()
  await expect(page.getByText('Answer the risk matrix.', { exact: false })).toBeVisible()
  const answer = (factor: string, word: RegExp | string) =>
    page
      .getByRole('group', { name: new RegExp(`^${factor}`) })
      .getByLabel(word)
      .check()
  await answer('Repeat victim', /^3:/)
  await answer('Targeted', /^0:/)
  await answer('Vulnerability', '2')
  await answer('Harm', '2')
  await answer('Impact', /^3:/)
  await answer('Support', '2')
  await answer('Escalation', '2')
  await page.getByLabel('What you know besides', { exact: false }).fill('She sleeps at her sister’s')
  await page.getByRole('button', { name: 'Record the risk' }).click()
  await expect(page.getByText('High risk')).toBeVisible()

  await page.locator('summary', { hasText: 'Add an action' }).click()
  await page.getByLabel('Who does it').selectOption({ label: 'Housing provider' })
  await page.getByLabel('What kind').selectOption({ label: 'Action on the tenancy' })
  await page.getByLabel('What is to be done').fill('Visit the tenant and warn in writing')
  await page.getByLabel('Sent to the partner now').check()
  await page.getByRole('button', { name: 'Add to the plan' }).click()
  await expect(page.getByText('Sent, no receipt yet')).toBeVisible()
  await page.locator('summary', { hasText: 'A victim asks for a case review' }).click()
  await page.getByRole('button', { name: 'Record that they asked' }).click()
  await expect(page.getByText('The threshold is met.').first()).toBeVisible()
  const { keys, clicks } = effort.now()
  console.log(
    `JOURNEY ASB case from three calls at ${page.viewportSize()?.width ?? 0} px: ${keys} keys, ${clicks} clicks; re-key count ${rekey.found().length} of ${rekey.typed()} typed facts`,
  )
  expect(rekey.found()).toEqual([])
  await lookAt(page, 'case')

  const step = async (what: string, words: string) => {
    await page.locator('summary', { hasText: 'What came of it' }).click()
    await page.getByLabel('What happened').selectOption({ label: what })
    await page.getByLabel('In words').first().fill(words)
    await page.getByRole('button', { name: 'Record the step' }).click()
  }
  await step('The partner has it', 'Their number 4471')
  await expect(page.getByText('Their number 4471', { exact: false }).first()).toBeVisible()
  await step('Done', 'The tenant signed')
  await expect(page.getByText('The tenant signed', { exact: false }).first()).toBeVisible()
  const address = new URL(page.url()).pathname

  await page.context().clearCookies()
  await signIn(page, 'P1034', '/safeguarding/asb')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ASB cases')
  await lookAt(page, 'desk')
  await page.locator(`a[href="${address}"]`).click()
  await page.getByRole('group', { name: 'Risk and plan' }).getByLabel('Agree').check()
  await page.getByLabel('What you looked at, and what is to be done').fill('The plan fits the risk')
  await page.getByRole('button', { name: 'Record the review' }).click()
  await expect(page.getByText('Agreed', { exact: true })).toBeVisible()
  const decide = async (words: string) => {
    await page.getByLabel('What the victim is told').fill(words)
    await page.getByRole('button', { name: 'Record the decision' }).click()
  }
  await decide('The review goes ahead')
  await expect(page.getByText('Goes ahead, answer by', { exact: false })).toBeVisible()
  await decide('The landlord acts; you hear from us monthly')
  await expect(page.getByText('Answered', { exact: true })).toBeVisible()

  await page.locator('summary', { hasText: 'Close the case' }).click()
  await page.getByLabel('It has stopped').check()
  await page.getByLabel('How it ended').fill('Quiet since the tenant signed')
  await page.getByRole('button', { name: 'Close the case' }).click()
  await expect(page.getByRole('alert')).toContainText('AB-4')
  await page.getByLabel('The victim is told, and of the case review').check()
  await page.getByRole('button', { name: 'Close the case' }).click()
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
})
