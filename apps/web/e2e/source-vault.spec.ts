/** The source unit: a source under a pseudonym, opened by two people, and a report for the corridor; nobody else gets in. */
import { expect, test, type Page } from '@playwright/test'
import { keyboard as keys } from './hands.ts'
import { picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const names = { desktop: 'Thaddeus Brockenhurstian', phone: 'Leocadia Wintermuthe' } as const

const good = async (page: Page, name: string) => {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

test('a source is kept, opened by two people and heard through the corridor @phone', async ({
  page: handler,
  browser,
  viewport,
}, { project }) => {
  const name = names[project.name === 'phone' ? 'phone' : 'desktop']
  const controller = await (await browser.newContext({ viewport })).newPage()
  const officer = await (await browser.newContext({ viewport })).newPage()
  let pseudonym = ''

  await test.step('the handler registers a source, whose name is not shown again', async () => {
    await signIn(handler, 'P1028', '/source-vault')
    await expect(handler.getByRole('heading', { level: 1 })).toHaveText(/^Sources/)
    await keys.press(handler.getByRole('link', { name: 'Register a source' }))
    await keys.press(handler.getByRole('button', { name: 'Keep in the vault' }))
    await expect(handler.getByRole('alert')).toContainText('Enter who the source is')
    await good(handler, 'vault-register')
    await keys.type(handler.getByLabel('Name', { exact: true }), name)
    await keys.type(handler.getByLabel('How they know, and how they are met'), 'By the canal, on market days')
    await keys.press(handler.getByRole('button', { name: 'Keep in the vault' }))
    await choosePurpose(handler, 'Intelligence work')
    const heading = handler.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText(/[A-Z][a-z]+ [A-Z][a-z]+ \d\d/)
    pseudonym = /[A-Z][a-z]+ [A-Z][a-z]+ \d\d/.exec((await heading.textContent()) ?? '')?.[0] ?? ''
    await expect(handler.locator('main')).not.toContainText(name)
  })

  await test.step('a contact, and a report without interception, for the controller', async () => {
    await keys.type(handler.getByLabel('What was said and done'), 'Met as agreed; paid nothing.')
    await keys.press(handler.getByRole('button', { name: 'Keep the contact' }))
    await expect(handler.getByText('The contact is kept')).toBeVisible()
    await keys.type(
      handler.getByLabel('What the source said'),
      `The phone tap of ${project.name} says Friday.`,
    )
    await expect(handler.getByLabel('What it is, if it was not learnt by interception')).toBeVisible()
    await keys.pick(handler.getByRole('radio', { name: /^Untested/ }))
    await keys.choose(handler.getByLabel('Information'), 'Known directly to the source')
    await keys.pick(handler.getByRole('radio', { name: 'Lawful sharing permitted', exact: true }))
    await keys.press(handler.getByRole('button', { name: 'Hand to the controller' }))
    await expect(handler.getByRole('alert').first()).toContainText('IV-7')
    await good(handler, 'vault-source')
    await handler.getByLabel('What the source said').fill(`A boat leaves on Friday, says ${project.name}.`)
    await keys.press(handler.getByRole('button', { name: 'Hand to the controller' }))
    await expect(handler.getByText('It waits for the controller')).toBeVisible()
  })

  await test.step('who it is takes a second person', async () => {
    await keys.pick(handler.getByRole('radio', { name: 'Risk to the source' }))
    await keys.press(handler.getByRole('button', { name: 'Ask to open it' }))
    const asked = handler.getByRole('article', { name: `Opening of ${pseudonym}` })
    await expect(asked).toContainText('Somebody else answers what you asked')
    await expect(asked.getByRole('link', { name: 'See who it is' })).toHaveCount(0)
    await good(handler, 'vault-desk')
    await signIn(controller, 'P1029', '/source-vault')
    const waits = controller.getByRole('article', { name: `Opening of ${pseudonym}` })
    await keys.press(waits.getByRole('button', { name: 'Open it to them' }))
    await choosePurpose(controller, 'Intelligence work')
    await expect(waits).toHaveCount(0)
    await handler.reload()
    await keys.press(asked.getByRole('link', { name: 'See who it is' }))
    await expect(handler.getByText(name)).toBeVisible()
    await expect(handler.getByText('Met as agreed; paid nothing.')).toBeVisible()
    await good(handler, 'vault-opened')
    // When its time is over, who it is goes from the page that still stands.
    await handler.route('**/source-vault/openings/*/identity', async (route) => {
      const response = await route.fetch()
      const openUntil = new Date(Date.now() + 3000).toISOString()
      await route.fulfill({ response, json: { ...(await response.json()), openUntil } })
    })
    await handler.reload()
    await expect(handler.getByRole('heading', { name: 'It is closed again' })).toBeVisible()
    await expect(handler.locator('main')).not.toContainText(name)
    await handler.unrouteAll()
    await controller.goto(new URL(handler.url()).pathname)
    await expect(controller.getByRole('heading', { name: 'This is not here' })).toBeVisible()
  })

  await test.step('the controller releases the report with the next batch', async () => {
    await controller.goto('/source-vault')
    await keys.pick(controller.getByRole('checkbox', { name: new RegExp(`^${pseudonym}`) }))
    await good(controller, 'vault-batch')
    await keys.press(controller.getByRole('button', { name: 'Release with the next batch' }))
    await expect(controller.getByText(`${pseudonym}, out with the batch of`)).toBeVisible()
  })

  await test.step('the side of intelligence sees neither the desk nor what the batch has not brought', async () => {
    await signIn(officer, 'P1018', '/corridor')
    await expect(officer.getByRole('heading', { level: 1 })).toHaveText(/^Corridor/)
    await expect(officer.locator('main')).not.toContainText(pseudonym)
    await good(officer, 'vault-corridor')
    await officer.goto('/source-vault')
    await expect(officer.locator('main')).not.toContainText(pseudonym)
    await expect(officer.getByRole('link', { name: 'Register a source' })).toHaveCount(0)
    await expect(officer.getByRole('table')).toHaveCount(0)
  })
})
