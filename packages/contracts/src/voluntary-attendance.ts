/** What can be asked of voluntary attendance: open it, give the rights, interview, end it, or arrest (PACE s.29, Code C 3.21). */
import { necessityCodes } from '@mips/domain/custody/codes'
import { attendanceOutcomes } from '@mips/domain/custody/voluntary-attendance'
import { z } from 'zod'
import { ArrestOffence, OffenceLine } from './arrest.ts'
import { codeOf, Id, instant, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { CustodyLogEntry } from './custody-replies.ts'
import { LinkedEvent, LinkedPerson } from './pole-replies.ts'
import { askBody, entriesBody, made, manyMade, RightsPart, RuleLine, stepBody } from './rights-replies.ts'

const one = { kind: 'one', type: 'VoluntaryAttendance', param: 'attendanceId' } as const
const params = z.strictObject({ attendanceId: Id })
const changed = z.object({ id: z.string(), version: z.number(), state: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const station = z.object({ code: z.string(), name: z.string() }).nullable()

export const AttendanceLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  state: z.string(),
  station,
  placeText: z.string().nullable(),
  personName: z.string(),
  isChild: z.boolean(),
  offence: z.string(),
  arrivedAt: z.string(),
  leftAt: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
})
export type AttendanceLine = z.infer<typeof AttendanceLine>

export const AttendancePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  person: LinkedPerson.nullable(),
  age: z.number().nullable(),
  isChild: z.boolean(),
  station,
  placeText: z.string().nullable(),
  arrivedAt: z.string(),
  invitation: z.string().nullable(),
  whyNotArrested: z.string().nullable(),
  offences: z.array(OffenceLine),
  officers: z.array(OfficerRef.extend({ role: z.string() })),
  incident: LinkedEvent.nullable(),
  interviews: z.array(
    z.object({
      id: z.string(),
      startedAt: z.string(),
      endedAt: z.string().nullable(),
      place: z.string(),
      words: z.string().nullable(),
      officer: z.string().nullable(),
    }),
  ),
  ...RightsPart,
  leftAt: z.string().nullable(),
  arrestedAt: z.string().nullable(),
  arrest: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
  outcome: z.object({ code: z.string(), label: z.string() }).nullable(),
  outcomeReason: z.string().nullable(),
  /** What stands against an interview now, and what the record still needs when the person leaves. */
  left: z.object({ interview: z.array(RuleLine), rights: z.array(RuleLine), close: z.array(RuleLine) }),
  log: z.array(CustodyLogEntry),
  may: z.object({ keep: able, arrest: able }),
})
export type AttendancePage = z.infer<typeof AttendancePage>

export const voluntaryAttendance = defineContract('voluntaryAttendance', {
  list: {
    method: 'GET',
    path: '/voluntary-attendances',
    permission: 'attendance.record.read',
    audit: 'consultation',
    purpose: { none: 'Who attends is watched all day, as the board is; each record asks its purpose' },
    subject: { kind: 'many', type: 'VoluntaryAttendance' },
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({ lines: z.array(AttendanceLine) }),
  },
  open: {
    method: 'POST',
    path: '/voluntary-attendances',
    permission: 'attendance.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'VoluntaryAttendance' },
    body: z
      .strictObject({
        incidentId: Id,
        personRecordId: Id,
        offences: z.array(ArrestOffence).min(1, { error: 'Choose at least one offence' }).max(20),
        arrivedAt: instant(),
        stationCode: text(12).optional(),
        placeText: text(300).optional(),
        invitation: text(1000).optional(),
        whyNotArrested: text(2000).optional(),
        lateReason: text(500).optional(),
      })
      .superRefine(({ stationCode, placeText }, context) => {
        if (!stationCode && !placeText)
          context.addIssue({ code: 'custom', path: ['stationCode'], message: 'Say where the person attends' })
      }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/voluntary-attendances/:attendanceId',
    permission: 'attendance.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: AttendancePage,
  },
  recordRights: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/rights',
    permission: 'attendance.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: entriesBody(['rights', 'adult', 'attender']),
    reply: manyMade,
  },
  ask: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/attending',
    permission: 'attendance.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: askBody,
    reply: made,
  },
  addStep: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/attending/:requestId/steps',
    permission: 'attendance.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ attendanceId: Id, requestId: Id }),
    body: stepBody,
    reply: made,
  },
  startInterview: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/interviews',
    permission: 'attendance.record.keep',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      startedAt: instant(),
      place: requiredText(120, 'Say where'),
      words: text(1000).optional(),
      lateReason: text(500).optional(),
    }),
    reply: changed,
  },
  endInterview: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/interviews/:interviewId/end',
    permission: 'attendance.record.keep',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params: z.strictObject({ attendanceId: Id, interviewId: Id }),
    body: z.strictObject({ endedAt: instant(), lateReason: text(500).optional() }),
    reply: changed,
  },
  /** s.29: told at once that they are under arrest; the facts are carried, and custody opens its record from the arrest. */
  arrest: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/arrests',
    permission: 'arrest.event.record',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      arrestedAt: instant(),
      grounds: requiredText(4000, 'Say what gave reasonable grounds to suspect'),
      necessityCodes: z
        .array(codeOf(necessityCodes))
        .min(1, { error: 'Say why an arrest is necessary now' })
        .max(10),
      necessityReason: requiredText(2000, 'Say why in words'),
      cautionGiven: z.boolean({ error: 'Say whether the caution was given' }),
      replyToCaution: text(2000).optional(),
      /** Where custody is to be opened, when the person attends elsewhere. */
      stationCode: text(12).optional(),
    }),
    reply: z.object({ id: z.string(), version: z.number(), arrestId: z.string() }),
  },
  close: {
    method: 'POST',
    path: '/voluntary-attendances/:attendanceId/closing',
    permission: 'attendance.record.keep',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      leftAt: instant(),
      outcome: codeOf(attendanceOutcomes).refine((code) => code !== 'ARRESTED', {
        error: 'An arrest is recorded as an arrest',
      }),
      reason: requiredText(2000, 'Say why'),
      lateReason: text(500).optional(),
    }),
    reply: changed,
  },
})
