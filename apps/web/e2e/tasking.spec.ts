/** Tasking: priorities kept, a record proposed, a meeting that decides by keyboard, the work of the owner done with its result, and a marked paper. */
import { expect, test } from '@playwright/test'
import { createPerson, picture } from './identity-hands.ts'
import { deskOf } from './intelligence-hands.ts'
import {
  chooseByTyping,
  choosePurpose,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

/** A surname that no other person of any run has. */
const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('a meeting decides about a person, and its decision comes back with a result @phone', async ({
  page,
  browser,
}) => {
  const surname = `Task${surnameOf().toLowerCase()}`
  const heading = `${surname.toUpperCase()}, Lorcan`
  const title = `North of ${surname}`
  const good = async (name: string, on = page) => {
    await expectNoAxeViolations(on)
    await expectNoSidewaysScroll(on)
    await picture(on, name)
  }
  await signIn(page, 'INSPECTOR')
  const person = await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })

  await test.step('the inspector calls a meeting', async () => {
    await page.goto('/tasking')
    await page.getByRole('button', { name: 'Call the meeting' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Give the meeting a name')
    await page.getByLabel('Name', { exact: true }).fill(title)
    await page.getByLabel('Time', { exact: true }).fill('10:00')
    await chooseByTyping(page, 'In the chair', 'castellain', /Castellain/)
    await chooseByTyping(page, 'Attended', 'pemberley', /Pemberley/)
    await good('tasking')
    await page.getByRole('button', { name: 'Call the meeting' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  })

  const officer = await deskOf(browser, page, 'P1003', `/nominals/${person.id}`)
  await test.step('an officer proposes a person, with why', async () => {
    await choosePurpose(officer, 'Investigating a crime')
    await officer.getByRole('button', { name: 'Who this is' }).click()
    await officer.getByRole('menuitem', { name: 'Propose for tasking' }).click()
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(heading)
    await officer
      .getByLabel('Meeting', { exact: true })
      .selectOption({ label: await optionOf(officer, title) })
    await officer.getByRole('button', { name: 'Propose it' }).click()
    await expect(officer.getByRole('alert').first()).toContainText('Say what the problem is')
    await officer.getByLabel('What the problem is').fill('Sells at the school gates each afternoon.')
    await good('tasking-propose', officer)
    await officer.getByRole('button', { name: 'Propose it' }).click()
    await expect(officer.getByRole('heading', { level: 1 })).toHaveText('My tasking')
    await expect(officer.getByRole('heading', { name: heading })).toBeVisible()
    await good('tasking-own', officer)
  })

  await test.step('the meeting adopts it by keyboard, with tactic, owner and day', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: `1. ${heading}` })).toBeVisible()
    const decision = page.getByRole('button', { name: 'Record the decision' })
    await decision.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').first()).toBeVisible()
    await page.getByLabel('Tactic', { exact: true }).fill('Plain car at the gates')
    await chooseByTyping(page, 'Owner', 'qureshi', /Qureshi-Vale/)
    await good('tasking-meeting')
    await decision.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('all decided', { exact: true })).toBeVisible()
    await expect(page.getByText(/Enforcement: Plain car at the gates/)).toBeVisible()
  })

  await test.step('its paper is given to a named recipient', async () => {
    await page.getByRole('button', { name: `Print ${title}` }).click()
    const dialog = page.getByRole('dialog', { name: `Print: ${title}` })
    await dialog.getByLabel('Who is it for?').fill('PS Pemberley, for the meeting')
    await dialog.getByRole('button', { name: 'Make the paper' }).click()
    await expect(dialog.getByRole('link', { name: /^Open/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the owner finds it in their work and records what came of it', async () => {
    await officer.goto('/tasking/own')
    await officer.getByRole('link', { name: `Record what came of it ${heading}` }).click()
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(title)
    await officer.getByRole('radio', { name: 'It worked in part' }).check()
    await officer.getByLabel('In words').fill('Two buyers spoken to; he had moved on.')
    await good('tasking-item', officer)
    await officer.getByRole('button', { name: 'Record the result' }).click()
    await expect(officer.getByText('Two buyers spoken to; he had moved on.')).toBeVisible()
  })

  await test.step('the meeting shows the result and is closed', async () => {
    await page.reload()
    await expect(page.getByRole('strong').filter({ hasText: 'It worked in part' })).toBeVisible()
    await page.getByRole('button', { name: 'Close the meeting' }).click()
    await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
    await good('tasking-closed')
  })
})

/** The words of the meeting in the list of open ones. */
async function optionOf(page: Parameters<typeof picture>[0], title: string): Promise<string> {
  const option = page.getByRole('option').filter({ hasText: title })
  return (await option.first().textContent()) ?? ''
}

test('priorities and requirements are kept and answered @phone', async ({ page }) => {
  await signIn(page, 'INTELLIGENCE_OFFICER', '/tasking/registers')
  const question = `Who sells the tools ${surnameOf()}?`
  const theme = page.getByRole('listitem').filter({ hasText: 'Vehicle crime' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Priorities and requirements')
  await expect(page.getByText('Keep a control strategy', { exact: true })).toBeVisible()
  if ((await page.getByText('Holds today', { exact: true }).count()) === 0) {
    await page.getByText('Keep a control strategy', { exact: true }).click()
    await page.getByLabel('Priorities', { exact: true }).fill('Vehicle crime\nKnife crime')
    await page.getByRole('button', { name: 'Keep the control strategy' }).click()
  }
  await expect(theme.first()).toBeVisible()
  await page.getByLabel('Question', { exact: true }).fill(question)
  await chooseByTyping(page, 'Owner', 'rahmani', /Rahmani/)
  await page.getByRole('button', { name: 'Ask it' }).click()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: question }) })
  await expect(card.getByText('Open', { exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'tasking-registers')
  await card.getByText(`Close it: ${question}`, { exact: true }).click()
  await card.getByLabel('Why', { exact: true }).fill('No longer asked')
  await card.getByRole('button', { name: 'Close it', exact: true }).click()
  await expect(card.getByText('Closed', { exact: true })).toBeVisible()
})
