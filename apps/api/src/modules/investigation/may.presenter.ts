/** What this reader may do with an investigation, each with why not. */
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { crimeStates } from '@mips/domain/investigation/crime-state'
import { openInvestigationSteps } from '@mips/domain/investigation/investigation-state'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { emptyInvestigation, type InvestigationRow } from './investigation.rows.ts'

const may = (...guards: [boolean, string][]) => {
  const refused = guards.find(([allowed]) => !allowed)
  return refused === undefined ? { allowed: true } : { allowed: false, reason: refused[1] }
}

export function mayOf(row: InvestigationRow, who: Principal): InvestigationPage['may'] {
  const held = row.investigation ?? emptyInvestigation
  const steps = openInvestigationSteps(held.state)
  const isLive = row.crimeState !== 'CANCELLED' && row.crimeState !== 'TRANSFERRED'
  const live: [boolean, string] = [
    isLive,
    `The crime is ${labelIn(crimeStates, row.crimeState).toLowerCase()}.`,
  ]
  const works: [boolean, string] = [
    holds(who, 'investigation.desk.work'),
    'Your role does not work investigations.',
  ]
  const supervises: [boolean, string] = [
    holds(who, 'investigation.desk.supervise'),
    'A supervisor does this.',
  ]
  const isOwn = held.officer_id === row.actor
  const offer = row.allocations.find(({ answer }) => answer === null)
  const isNew = held.state === 'NEW'
  return {
    work: may(live, works),
    assess: may(live, works, [held.state !== 'FINALISED', 'The investigation is finalised.']),
    allocate: may(live, supervises, [
      isNew || steps.includes('ALLOCATE'),
      'It is not allocated in this state.',
    ]),
    file: may(live, supervises, [
      steps.includes('FILE'),
      'Assess it first; once allocated it gets an outcome.',
    ]),
    handOver: may(live, works, [isOwn, 'The officer in the case hands over.']),
    answer: may(live, works, [offer?.to?.id === row.actor, 'Nothing waits for your answer.']),
    review: may(live, supervises, [!isOwn, 'RW-6: nobody reviews their own investigation.']),
  }
}
