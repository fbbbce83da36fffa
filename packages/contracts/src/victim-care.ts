/** What can be asked of the care of victims: needs, plan, contacts, statement, referral, and what is overdue. */
import { z } from 'zod'
import { Id, oneOf } from './common.ts'
import { defineContract } from './contract.ts'
import { RuleLine } from './rights-replies.ts'
import { NewContact, NewNeeds, NewPlan, NewStep, VictimCarePage, VictimDueLine } from './victim-care-parts.ts'

const oneCrime = { kind: 'one', type: 'Crime', param: 'crimeId' } as const
const ofVictim = z.strictObject({ crimeId: Id, victimId: Id })
const kept = z.object({ id: z.string(), problems: z.array(RuleLine) })
const keep = {
  method: 'POST',
  permission: 'victim.care.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: oneCrime,
  params: ofVictim,
} as const

export const victimCare = defineContract('victimCare', {
  get: {
    method: 'GET',
    path: '/crimes/:crimeId/victims',
    permission: 'victim.care.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneCrime,
    params: z.strictObject({ crimeId: Id }),
    reply: VictimCarePage,
  },
  assess: { ...keep, path: '/crimes/:crimeId/victims/:victimId/needs', body: NewNeeds, reply: kept },
  plan: { ...keep, path: '/crimes/:crimeId/victims/:victimId/plan', body: NewPlan, reply: kept },
  contact: {
    ...keep,
    path: '/crimes/:crimeId/victims/:victimId/contacts',
    body: NewContact,
    reply: kept.extend({ isCounted: z.boolean(), closed: z.number() }),
  },
  step: { ...keep, path: '/crimes/:crimeId/victims/:victimId/steps', body: NewStep, reply: kept },
  listDue: {
    method: 'GET',
    path: '/victim-care/due',
    permission: 'victim.care.read',
    audit: 'consultation',
    purpose: { none: 'The list of who has to be told; each crime asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Crime' },
    query: z.strictObject({
      whose: oneOf(['all', 'mine']).optional(),
      /** `soon`: due within two days besides. */
      when: oneOf(['overdue', 'soon']).optional(),
    }),
    reply: z.object({ lines: z.array(VictimDueLine), isCut: z.boolean() }),
  },
})
