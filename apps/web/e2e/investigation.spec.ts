import { expect, type Page, test } from '@playwright/test'
import { arrangeCrime, knownName } from './at-the-flat.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, personOf, signIn } from './support.ts'

const person = knownName(1)

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

const open = (page: Page, words: string) => page.locator('summary', { hasText: words }).click()
const saved = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible()

test('a crime is allocated, planned, worked and sent back, and nothing is written twice @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  const crimeId = await arrangeCrime(page, {
    summary: 'The rear door is forced and a laptop is gone',
    crime: (known) => ({ suspects: [known(1)], flags: ['DOMESTIC'] }),
  })
  const desk = `/crimes/${crimeId}/investigation`

  await signIn(page, 'P1034', '/crimes?scope=UNALLOCATED')
  await expect(page.getByRole('row', { name: /domestic abuse/ }).first()).toBeVisible()
  await lookAt(page, 'unallocated')
  await page.goto(desk)
  await expect(page.getByText('Policy: Domestic abuse.').first()).toBeVisible()
  await open(page, 'Allocate it')
  await page.getByRole('radio', { name: new RegExp(personOf('P1003').name) }).check()
  await page.getByRole('button', { name: 'Allocate', exact: true }).click()
  await saved(page, 'Not accepted yet')

  await signIn(page, 'P1003', desk)
  await page.getByRole('button', { name: 'Accept' }).click()
  await saved(page, 'Accepted: the investigation runs')
  await open(page, 'Assess it')
  await expect(page.getByLabel(/^Named or described suspect/)).toHaveValue(person)
  await page.getByLabel(/^Film of it/).fill('The shop opposite has a camera')
  await page.getByRole('button', { name: 'Keep the assessment' }).click()
  await saved(page, 'Film of it: The shop opposite has a camera')

  await open(page, 'Add a line of enquiry')
  await page.getByLabel('What it tests').fill('The film shows who came')
  await page.getByRole('button', { name: 'Add the line' }).click()
  await saved(page, 'Every line points towards the suspect')
  await open(page, 'Raise an action')
  await page.getByLabel('What is to be done').fill('Ask the shop for its film')
  await page.getByRole('button', { name: 'Raise the action' }).click()
  await expect(page.getByRole('row', { name: /^A001 Ask the shop/ })).toBeVisible()
  await open(page, 'Write a decision')
  await page.getByLabel('What was decided').fill('No appeal in the press')
  await page.getByLabel('Why it was decided').fill('It would warn the suspect')
  await page.getByRole('button', { name: 'Write it' }).click()
  await saved(page, 'Decision 1 is written')
  await lookAt(page, 'desk')

  await signIn(page, 'P1034', desk)
  await open(page, 'Review it')
  await page.getByRole('radio', { name: 'Sent back' }).check()
  await page.getByRole('button', { name: 'Keep the review' }).click()
  await expect(page.getByRole('alert')).toContainText('Say what is to be put right')
  await page.getByLabel('What is to be put right').fill('Ask the second neighbour')
  await page.getByRole('button', { name: 'Keep the review' }).click()
  await saved(page, 'Reviewed. Still to answer')

  await signIn(page, 'P1003', desk)
  await expect(page.getByRole('row', { name: /^A002 Ask the second neighbour/ })).toContainText('Sent back')
  await expect(page.getByRole('row', { name: /^The film shows who came/ })).toBeVisible()
  await page.getByRole('button', { name: 'I have read this' }).click()
  await expect(page.getByText(/^Nothing by others since/)).toBeVisible()
  await open(page, 'Result an action')
  await page
    .getByLabel('Action', { exact: true })
    .selectOption({ label: 'A002 Ask the second neighbour (allocated)' })
  await page.getByLabel(/^What came of it/).fill('They saw nobody')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await saved(page, 'Result: They saw nobody')
  await page.getByRole('textbox', { name: 'Message' }).fill('The film comes tomorrow')
  await page.getByRole('button', { name: 'Say it' }).click()
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('The film comes tomorrow')

  await page.getByRole('link', { name: 'Series', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No series yet' })).toBeVisible()
  await lookAt(page, 'series')
  await page.goto('/crimes/actions')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Actions')
  await lookAt(page, 'actions')
})
