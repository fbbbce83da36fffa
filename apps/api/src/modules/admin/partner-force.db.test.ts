/** Officers of partner forces on the HR list: who belongs to another force, who does not, and what a list without the column leaves as it is. */
import { admin } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { sessionModule } from '../session/session.module.ts'
import { adminModule } from './admin.module.ts'
import { sendList } from './admin.testing.ts'

const world = await buildWorld(await testDatabase(), { modules: [sessionModule, adminModule] })
afterAll(() => world.close())

const administrator = await world.actor('ADMIN')
const forces = async () =>
  (
    await world.admin.query<{ staff_number: string; force_code: string | null }>(
      "SELECT staff_number, force_code FROM app_user WHERE staff_number LIKE 'PF%' ORDER BY 1",
    )
  ).rows.map((row) => [row.staff_number, row.force_code])

async function apply(csv: string) {
  const preview = await sendList(world, administrator, 'previewHrImport', csv, {})
  expect(preview.statusCode, preview.body).toBe(200)
  const answer = await sendList(world, administrator, 'applyHrImport', csv, { token: preview.json().token })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

describe('an HR list with forces', () => {
  it('keeps the force of partners, none for its own, and refuses a force that is none', async () => {
    const plan = await apply(
      'staff_number,display_name,rank,unit_code,force\nPF1,Testperson One,PC,TEST,46\nPF2,Testperson Two,PC,TEST,01\nPF3,Testperson Three,PC,TEST,\nPF4,Testperson Four,PC,TEST,Kent\n',
    )
    expect(plan.summary).toMatchObject({ joiner: 3, refused: 1 })
    expect(plan.rows[0].changes).toContainEqual({ field: 'force', from: '', to: '46' })
    expect(JSON.stringify(plan.rows[3].reasons)).toContain('is not a force')
    expect(await forces()).toEqual([
      ['PF1', '46'],
      ['PF2', null],
      ['PF3', null],
    ])
    const { users } = await world.ok(administrator, admin, 'listUsers', { body: { text: 'PF1' } })
    expect(users).toMatchObject([{ staffNumber: 'PF1', force: 'Kent Police' }])
  })

  it('without the column leaves everybody where they are, and with it moves them', async () => {
    await apply(
      'staff_number,display_name,rank,unit_code\nPF1,Testperson One,PS,TEST\nPF2,Testperson Two,PS,TEST\n',
    )
    expect(await forces()).toMatchObject([
      ['PF1', '46'],
      ['PF2', null],
      ['PF3', null],
    ])
    const plan = await apply(
      'staff_number,display_name,rank,unit_code,force\nPF1,Testperson One,PS,TEST,\nPF2,Testperson Two,PS,TEST,42\n',
    )
    expect(plan.summary).toMatchObject({ mover: 2 })
    expect(await forces()).toMatchObject([
      ['PF1', null],
      ['PF2', '42'],
      ['PF3', null],
    ])
  })
})
