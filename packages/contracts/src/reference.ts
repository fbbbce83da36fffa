/** What can be asked of the reference module: the lists that forms choose from. */
import { z } from 'zod'
import { text } from './common.ts'
import { defineContract } from './contract.ts'
import { OfficerRef } from './common.ts'

export const Offence = z.object({
  code: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  isRecordable: z.boolean().nullable(),
  modeOfTrial: z.string().nullable(),
  isCommon: z.boolean(),
})
export type Offence = z.infer<typeof Offence>

export const Station = z.object({
  code: z.string(),
  name: z.string(),
  forceCode: z.string().nullable(),
  isCustodySuite: z.boolean(),
  prefix: z.string().nullable(),
})
export type Station = z.infer<typeof Station>

const Typed = z.strictObject({ text: text(80) })
const publicList = { none: 'Public standing data: says nothing about any person on record' } as const

export const reference = defineContract('reference', {
  searchOffences: {
    method: 'POST',
    path: '/reference/offences/searches',
    permission: 'reference.list.read',
    audit: 'search',
    purpose: publicList,
    subject: { kind: 'none', why: 'Offences are public standing data' },
    body: Typed,
    reply: z.object({ offences: z.array(Offence) }),
  },
  searchStations: {
    method: 'POST',
    path: '/reference/stations/searches',
    permission: 'reference.list.read',
    audit: 'search',
    purpose: publicList,
    subject: { kind: 'none', why: 'Stations are public standing data' },
    body: Typed.extend({ custodyOnly: z.boolean().default(false) }),
    reply: z.object({ stations: z.array(Station) }),
  },
  searchOfficers: {
    method: 'POST',
    path: '/reference/officers/searches',
    permission: 'reference.list.read',
    audit: 'search',
    purpose: { none: 'Choosing a colleague for a form: name, number and rank only' },
    subject: { kind: 'none', why: 'Colleagues are not subjects of police records' },
    body: Typed,
    reply: z.object({ officers: z.array(OfficerRef) }),
  },
})
