/** What tests of care enter: a whole assessment, a plan, a medicine. */
import { custodyCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { riskQuestions } from '@mips/domain/custody/risk-questions'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'

type Routes = (typeof custodyCare)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** Every question answered with no, but for `more`. */
export const answers = (more: Body<'assessRisk'>['answers'] = {}): Body<'assessRisk'>['answers'] => ({
  ...Object.fromEntries(riskQuestions.map(({ code }) => [code, { answer: 'NO' as const }])),
  ...more,
})

export const assessment = (world: World, more: Partial<Body<'assessRisk'>> = {}): Body<'assessRisk'> => ({
  kind: 'INITIAL',
  assessedAt: minutesAgo(world, 0),
  answers: answers(),
  level: 'STANDARD',
  adultRequired: false,
  adultReason: 'NOT_NEEDED',
  ...more,
})

export const plan = (world: World, more: Partial<Body<'planCare'>> = {}): Body<'planCare'> => ({
  level: '2',
  mustRouse: true,
  reason: 'Smells of drink',
  decidedAt: minutesAgo(world, 0),
  ...more,
})

export const inhaler = (world: World, more: Partial<Body<'addMedicine'>> = {}): Body<'addMedicine'> => ({
  name: 'Salbutamol',
  dose: '2 puffs',
  form: 'Inhaler',
  isControlled: false,
  carrier: 'WITH_DETAINEE',
  firstDueAt: minutesAgo(world, 0),
  everyMinutes: 360,
  authorisedBy: 'Nurse A. Testa',
  ...more,
})

/** Calls healthcare for the stay. */
export const callNurse = (world: World, as: Actor, recordId: string) =>
  world.ok(as, custodyCare, 'callHealthcare', {
    params: { recordId },
    body: { askedFor: 'HCP', urgency: 'ROUTINE', reason: 'Asthma', calledAt: minutesAgo(world, 0) },
  })
