/** What tests of witness care begin from: a case with a witness who is on the list. */
import { prosecutionCase, witnessCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { casePage, change, keep, openedCase } from '../case/case.testing.ts'

type Steps = (typeof witnessCare)['routes']['addStep']
export type CareBody = RouteCall<Steps>['body']

/** A contested case of this officer with a listed witness, to be heard two weeks ahead. */
export async function witnessedCase(world: World, officer: Actor) {
  const opened = await openedCase(world, officer)
  const person = await makePerson(world, { forename: 'Odile', surname: 'Marchbank' })
  await world.ok(
    officer,
    prosecutionCase,
    'addPerson',
    { params: opened.params, body: { part: 'WITNESS', personId: person.nominalId } },
    { version: opened.version },
  )
  await keep(world, officer, opened.id, person.personRecordId, {
    part: 'WITNESS',
    facts: { isListed: true, listNote: 'Statement to follow' },
  })
  await change(world, officer, opened.id, { anticipatedPlea: 'NGAP' })
  const { hearing } = await casePage(world, officer, opened.id)
  return {
    caseId: opened.id,
    params: { caseId: opened.id, personId: person.personRecordId },
    person,
    hearingOn: hearing?.day ?? '',
  }
}

export const careStep = (
  world: World,
  as: Actor,
  params: { caseId: string; personId: string },
  body: CareBody,
) => world.ok(as, witnessCare, 'addStep', { params, body })
