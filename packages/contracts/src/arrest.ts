/** What can be asked of the arrest module: record an arrest from an incident, and see it. */
import { decideNecessity } from '@mips/domain/custody/arrest-rules'
import { arrestPowers, necessityCodes } from '@mips/domain/custody/codes'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedPerson } from './pole-replies.ts'

export const ArrestOffence = z.strictObject({
  code: requiredText(12, 'Choose an offence from the list'),
  isDomestic: z.boolean().default(false),
  wording: text(2500).optional(),
})

/** Necessity is looked at beside other problems, so that all are told at once; it needs its own three fields only. */
const isNecessityTold = (told: unknown): boolean =>
  z
    .object({
      power: z.string(),
      necessityCodes: z.array(z.unknown()),
      necessityReason: z.string().optional(),
    })
    .safeParse(told).success

export const NewArrest = z
  .strictObject({
    /** The incident that the arrest arises from: its people and place are carried in. */
    incidentId: Id,
    personRecordId: Id,
    offences: z.array(ArrestOffence).min(1, { error: 'Choose at least one offence' }).max(20),
    arrestedAt: instant(),
    locationId: Id.optional(),
    placeText: text(300).optional(),
    power: codeOf(arrestPowers),
    grounds: requiredText(4000, 'Say what gave reasonable grounds to suspect'),
    necessityCodes: z.array(codeOf(necessityCodes)).max(10).default([]),
    necessityReason: text(2000).optional(),
    cautionGiven: z.boolean({ error: 'Say whether the caution was given' }),
    cautionAt: instant().optional(),
    replyToCaution: text(2000).optional(),
    forceUsed: z.boolean().default(false),
    /** The station that the person is taken to. */
    stationCode: text(12).optional(),
    arrivedAtStationAt: instant().optional(),
    origins: Origins,
  })
  .superRefine(
    (told, context) => {
      const problem = decideNecessity(told.power, told.necessityCodes, told.necessityReason)
      if (problem !== undefined)
        context.addIssue({ code: 'custom', path: [problem.field], message: problem.reason })
    },
    { when: ({ value }) => isNecessityTold(value) },
  )
export type NewArrest = z.output<typeof NewArrest>

export const OffenceLine = z.object({
  id: z.string(),
  sequence: z.number(),
  code: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  isRecordable: z.boolean().nullable(),
  isDomestic: z.boolean(),
  wording: z.string().nullable(),
})
export type OffenceLine = z.infer<typeof OffenceLine>

export const ArrestPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  status: z.string(),
  person: LinkedPerson.nullable(),
  offences: z.array(OffenceLine),
  arrestedAt: z.string(),
  location: LocationBrief.nullable(),
  placeText: z.string().nullable(),
  power: z.string(),
  powerLabel: z.string(),
  grounds: z.string(),
  necessity: z.array(z.object({ code: z.string(), label: z.string() })),
  necessityReason: z.string().nullable(),
  cautionGiven: z.boolean(),
  cautionAt: z.string().nullable(),
  replyToCaution: z.string().nullable(),
  forceUsed: z.boolean(),
  station: z.object({ code: z.string(), name: z.string() }).nullable(),
  arrivedAtStationAt: z.string().nullable(),
  officers: z.array(OfficerRef.extend({ role: z.string() })),
  incident: LinkedEvent.nullable(),
  custody: z.object({ id: z.string(), custodyNumber: z.string(), state: z.string() }).nullable(),
  /** A child must have a coming-to-notice report (SG-03). */
  childReportDue: z.boolean(),
  sources: z.array(FactSource),
  may: z.object({ openCustody: z.boolean(), arrive: z.boolean() }),
})
export type ArrestPage = z.infer<typeof ArrestPage>

const one = { kind: 'one', type: 'Arrest', param: 'arrestId' } as const
const params = z.strictObject({ arrestId: Id })

export const arrest = defineContract('arrest', {
  record: {
    method: 'POST',
    path: '/arrests',
    permission: 'arrest.event.record',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Arrest' },
    body: NewArrest,
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/arrests/:arrestId',
    permission: 'arrest.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: ArrestPage,
  },
  /** Says where and when the person arrived: the start of the clock (RT-1). */
  arrive: {
    method: 'POST',
    path: '/arrests/:arrestId/arrival',
    permission: 'arrest.event.record',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      stationCode: requiredText(12, 'Choose the station'),
      arrivedAtStationAt: instant(),
      origins: Origins,
    }),
    reply: z.object({ id: z.string(), version: z.number() }),
  },
  /** Arrests whose person has no custody record yet: the sergeant's way in. */
  listAwaitingCustody: {
    method: 'GET',
    path: '/arrests/awaiting-custody',
    permission: 'custody.record.open',
    audit: 'consultation',
    purpose: {
      none: 'The door of the suite: who is waiting; each record asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'Arrest' },
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({
      arrests: z.array(
        z.object({
          id: z.string(),
          reference: z.string().nullable(),
          personName: z.string(),
          dob: z.string().nullable(),
          isChild: z.boolean(),
          offence: z.string(),
          arrestedAt: z.string(),
          station: z.string().nullable(),
          arrivedAtStationAt: z.string().nullable(),
          worstMarker: z.string().nullable(),
        }),
      ),
    }),
  },
})
