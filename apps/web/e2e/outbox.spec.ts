/** Messages to court and prosecutor: a letter that arrives, one that comes back with cause and cure and is sent again, and one whose place another takes. */
import { expect, test } from '@playwright/test'
import { arrangeCrime } from './at-the-flat.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const letters = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('a letter arrives, one comes back and is mended, another takes the place of a third @phone', async ({
  page,
}) => {
  const mark = letters()
  const good = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
  }
  const headings = {
    arrives: `Interpreter of Polish ${mark}`,
    refused: `Dates of the witness ${mark} [INVALID_PNC_ID]`,
    replaced: `Statement of the neighbour ${mark} [OFFENCE_OUT_OF_TIME]`,
  }
  await signIn(page, 'P1003')
  const crimeId = await arrangeCrime(page, { summary: 'The shed is open', crime: () => ({ flags: [] }) })
  await signIn(page, 'DETECTIVE', `/records/${crimeId}/messages`)
  const state = (heading: string) =>
    page.getByRole('row', { name: new RegExp(heading.replace(/[[\]]/g, '\\$&')) })
  const write = async (receiver: string, heading: string) => {
    await page.getByRole('radio', { name: receiver, exact: true }).check()
    await page.getByLabel('What it is about').fill(heading)
    await page.getByLabel('What the receiver is to know').fill('The witness asks for it, and so do we.')
    await page.getByRole('button', { name: 'Send the letter', exact: true }).click()
    await expect(page.getByRole('link', { name: heading, exact: true })).toBeVisible()
  }

  await test.step('a letter says what it misses, goes, and is acknowledged', async () => {
    await page.getByRole('button', { name: 'Send the letter', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say what it is about')
    await write('Court', headings.arrives)
    await expect(async () => {
      await page.reload()
      await expect(state(headings.arrives)).toContainText('Acknowledged', { timeout: 1000 })
    }).toPass()
    await good('messages-of-record')
  })

  await test.step('two come back', async () => {
    await write('Crown Prosecution Service', headings.refused)
    await write('Court', headings.replaced)
    await expect(async () => {
      await page.reload()
      await expect(state(headings.refused)).toContainText('Refused', { timeout: 1000 })
      await expect(state(headings.replaced)).toContainText('Refused', { timeout: 1000 })
    }).toPass()
  })

  await test.step('the page of those that came back says why, how to mend it and how to avoid it', async () => {
    await page.getByRole('link', { name: 'Messages of all records' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Messages to court and prosecutor')
    const item = page.getByRole('article').filter({ hasText: headings.refused })
    await expect(item).toContainText('How to mend it')
    await expect(item).toContainText('How to avoid it')
    await expect(item).toContainText('INVALID_PNC_ID, found before sending by rule FQ-5')
    await good('outbox')
    await item.getByRole('button', { name: `Send again ${headings.refused}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Send it again' })
    await dialog.getByRole('button', { name: 'Send it again', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('Say why')
    await dialog.getByLabel('Why it can go again').fill('The service has put its list right.')
    await dialog.getByRole('button', { name: 'Send it again', exact: true }).click()
    await expect(item).toHaveCount(0)
  })

  await test.step('another takes the place of one that came back, and its course stays', async () => {
    await page.getByRole('link', { name: headings.replaced, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headings.replaced)
    await expect(page.getByLabel('What it is about')).toHaveValue(headings.replaced)
    await good('message-refused')
    await page.getByLabel('What it is about').fill(`Second statement ${mark}`)
    await page.getByRole('button', { name: 'Send it instead' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Second statement ${mark}`)
    await expect(async () => {
      await page.reload()
      await expect(page.getByText('Acknowledged by the court')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await good('message-acknowledged')
    await page.getByRole('link', { name: 'another message' }).click()
    await expect(page.getByText('Set aside: not sent any more').first()).toBeVisible()
  })

  await test.step('the one that was sent again has arrived', async () => {
    await page.goto(`/records/${crimeId}/messages`)
    await expect(state(headings.refused)).toContainText('Acknowledged')
  })
})
