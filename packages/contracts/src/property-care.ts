/** What can be asked beside the moves of exhibits: the second hand, letters to owners, what is to be fetched, and the list of it. */
import { letterKinds, letterWays, ownerAnswers } from '@mips/domain/property/owner-letters'
import { z } from 'zod'
import { codeOf, day, Id, instant, oneOf, requiredText, secretText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { PullList } from './property-care-replies.ts'
import { RuleLine } from './rights-replies.ts'

const exhibitParams = z.strictObject({ exhibitId: Id })
const oneExhibit = { kind: 'one', type: 'Exhibit', param: 'exhibitId' } as const
const made = z.object({ id: z.string(), problems: z.array(RuleLine) })

const act = {
  method: 'POST',
  audit: 'alteration',
  purpose: 'required',
  subject: oneExhibit,
  permission: 'property.exhibit.register',
  reply: made,
} as const

export const propertyCare = defineContract('propertyCare', {
  /** The second person signs: signed in themselves, or by their own password beside the one who moves it. */
  sign: {
    ...act,
    path: '/property/exhibits/:exhibitId/signs/:signId',
    permission: 'property.exhibit.move',
    limit: 'signIn',
    params: z.strictObject({ exhibitId: Id, signId: Id }),
    body: z.strictObject({
      answer: oneOf(['SIGNED', 'REFUSED']),
      words: text(1000).optional(),
      password: secretText('The second person enters their password').optional(),
    }),
    reply: made.extend({ number: z.number() }),
  },
  withdrawMove: {
    ...act,
    path: '/property/exhibits/:exhibitId/signs/:signId/withdrawal',
    permission: 'property.exhibit.move',
    params: z.strictObject({ exhibitId: Id, signId: Id }),
    body: z.strictObject({ words: requiredText(1000, 'Say why it is taken back') }),
  },
  writeLetter: {
    ...act,
    audit: 'collection',
    path: '/property/exhibits/:exhibitId/letters',
    params: exhibitParams,
    body: z.strictObject({
      kind: codeOf(letterKinds),
      /** The person record of the owner; the one from whom the item came where it is left out. */
      ownerId: Id.optional(),
      address: text(500).default(''),
      collectFrom: text(300).optional(),
      words: text(2000).optional(),
    }),
  },
  printLetter: {
    method: 'POST',
    audit: 'disclosure',
    purpose: 'required',
    download: 'bytes',
    permission: 'property.exhibit.read',
    path: '/property/exhibits/:exhibitId/letters/:letterId/paper',
    subject: oneExhibit,
    params: z.strictObject({ exhibitId: Id, letterId: Id }),
    body: z.strictObject({}),
    reply: z.unknown(),
  },
  recordLetter: {
    ...act,
    path: '/property/exhibits/:exhibitId/letters/:letterId/steps',
    params: z.strictObject({ exhibitId: Id, letterId: Id }),
    body: z.strictObject({
      step: oneOf(['SENT', 'ANSWERED']),
      how: codeOf(letterWays).optional(),
      answer: codeOf(ownerAnswers).optional(),
      at: instant().optional(),
      words: text(1000).optional(),
    }),
  },
  askFor: {
    ...act,
    path: '/property/exhibits/:exhibitId/requests',
    params: exhibitParams,
    body: z.strictObject({
      what: oneOf(['COURT', 'VIEWING']),
      neededOn: day(),
      words: requiredText(500, 'Say where it goes and who takes it'),
    }),
  },
  endRequest: {
    ...act,
    path: '/property/exhibits/:exhibitId/requests/:requestId/end',
    params: z.strictObject({ exhibitId: Id, requestId: Id }),
    body: z.strictObject({ words: requiredText(500, 'Say why it is not needed any more') }),
  },
  getPullList: {
    method: 'GET',
    path: '/property/pull-list',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    purpose: { none: 'A list of work in the stores; each exhibit asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Exhibit' },
    reply: PullList,
  },
  printPullList: {
    method: 'POST',
    audit: 'disclosure',
    purpose: 'required',
    download: 'bytes',
    permission: 'property.exhibit.read',
    path: '/property/pull-list/paper',
    subject: { kind: 'many', type: 'Exhibit' },
    body: z.strictObject({ recipient: requiredText(200, 'Say who the list is for') }),
    reply: z.unknown(),
  },
})
