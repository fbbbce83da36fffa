/** Two ways to work a page: by pointer and keys, or by the keyboard alone, from one control to the next as a person must. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Hands = {
  readonly name: string
  press(control: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  choose(select: Locator, label: string): Promise<void>
  /** Ticks a box or picks one of a group of radios. */
  pick(box: Locator): Promise<void>
  /** Types into a box that searches, and takes the option. */
  find(box: Locator, text: string, option: string | RegExp): Promise<void>
}

/** The pointer for controls, keys for text. */
export const pointer: Hands = {
  name: 'pointer',
  press: (control) => control.click(),
  type: async (field, text) => {
    await field.click()
    await field.page().keyboard.type(text)
  },
  choose: async (select, label) => {
    await select.selectOption({ label })
  },
  pick: (box) => box.check(),
  find: async (box, text, option) => {
    await box.click()
    await takeOption(box, text, option)
  },
}

/** Types, waits for the option and takes it with the arrows, as the list is meant to be worked while typing. */
async function takeOption(box: Locator, text: string, option: string | RegExp): Promise<void> {
  const page = box.page()
  await page.keyboard.type(text)
  const wanted = page.getByRole('option', { name: option }).first()
  // The list is made anew as answers to the last letters come in.
  await expect(async () => {
    await expect(wanted).toBeVisible({ timeout: 5_000 })
    const isMarked = async () => (await wanted.getAttribute('data-focused', { timeout: 1_000 })) !== null
    for (let steps = 0; steps < 25 && !(await isMarked()); steps += 1) await page.keyboard.press('ArrowDown')
    await expect(wanted).toHaveAttribute('data-focused', /.*/, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toHaveCount(0)
}

const mostTabs = 250

/** Presses Tab until the control has the focus: what cannot be reached so cannot be worked by the keyboard. */
async function reach(control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  const has = () => control.evaluate((element) => element === document.activeElement)
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await has()) return
    await control.page().keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${String(control)}`)
}

const isRadio = (box: Locator) =>
  box.evaluate((element) => element instanceof HTMLInputElement && element.type === 'radio')

/** A group of radios is one stop of the Tab key; within it the arrows choose. */
async function pickRadio(page: Page, box: Locator): Promise<void> {
  await expect(box).toBeVisible()
  const inGroup = () =>
    box.evaluate(
      (element) =>
        element instanceof HTMLInputElement &&
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.type === 'radio' &&
        document.activeElement.name === element.name &&
        document.activeElement.form === element.form,
    )
  for (let tabs = 0; tabs < mostTabs && !(await inGroup()); tabs += 1) await page.keyboard.press('Tab')
  const isThere = () => box.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 20 && !(await isThere()); steps += 1) await page.keyboard.press('ArrowDown')
  if (!(await box.isChecked())) await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}

/** Keys only: Tab, arrows, Enter, Space and letters. */
export const keyboard: Hands = {
  name: 'keyboard',
  press: async (control) => {
    await reach(control)
    await control.page().keyboard.press('Enter')
  },
  type: async (field, text) => {
    await reach(field)
    await field.page().keyboard.type(text)
  },
  choose: async (select, label) => {
    await reach(select)
    await select.page().keyboard.type(label)
    await expect(select.locator('option:checked')).toHaveText(label)
  },
  pick: async (box) => {
    if (await isRadio(box)) return pickRadio(box.page(), box)
    await reach(box)
    if (!(await box.isChecked())) await box.page().keyboard.press('Space')
    await expect(box).toBeChecked()
  },
  find: async (box, text, option) => {
    await reach(box)
    await takeOption(box, text, option)
  },
}
