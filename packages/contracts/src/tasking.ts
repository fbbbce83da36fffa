/** What can be asked of tasking and coordination: the control strategy, requirements, meetings, items, decisions and results. */
import { tacticKinds, tacticLevels } from '@mips/domain/intelligence/tasking'
import {
  requirementClosings,
  taskingDecisions,
  taskingMeetingKinds,
  taskingResults,
} from '@mips/domain/intelligence/tasking-meeting'
import { z } from 'zod'
import { codeOf, day, Id, instant, int4, RecordRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  ControlStrategyView,
  MeetingHead,
  MeetingListLine,
  MeetingPage,
  RequirementView,
  TaskingLine,
} from './tasking-parts.ts'

const subject = { kind: 'many', type: 'Record' } as const
const purpose = { none: 'The meeting that tasks upon a record is its purpose' } as const
const meetingParams = z.strictObject({ meetingId: Id })
const itemParams = z.strictObject({ itemId: Id })
const made = z.object({ id: z.string() })

const read = {
  method: 'GET',
  permission: 'tasking.meeting.read',
  audit: 'consultation',
  purpose,
  subject,
} as const
const keep = {
  method: 'POST',
  permission: 'tasking.meeting.keep',
  audit: 'alteration',
  purpose,
  subject,
} as const
const own = { ...keep, permission: 'tasking.item.propose' } as const

export const NewMeeting = z.strictObject({
  title: requiredText(120, 'Give the meeting a name'),
  kind: codeOf(taskingMeetingKinds),
  level: codeOf(tacticLevels),
  heldAt: instant(),
  place: text(200).optional(),
  chairId: Id,
  attendeeIds: z.array(Id).max(60).default([]),
  others: text(500).optional(),
})
export type NewMeeting = z.output<typeof NewMeeting>

/** A meeting as it is to be, by somebody who saw it as it was after so many changes. */
export const ChangedMeeting = NewMeeting.extend({ changes: int4(0) })
export type ChangedMeeting = z.output<typeof ChangedMeeting>

/** What the meeting decides of an item; what each decision needs is said by NI-6. */
export const Decision = z.strictObject({
  decision: codeOf(taskingDecisions),
  kind: codeOf(tacticKinds).optional(),
  tactic: text(1000).optional(),
  ownerId: Id.optional(),
  dueOn: day().optional(),
  reason: text(1000).optional(),
  result: codeOf(taskingResults).optional(),
  resultWords: text(2000).optional(),
  /** How often it was decided when it was read. */
  decisions: int4(0, 1000),
})
export type Decision = z.output<typeof Decision>

export const tasking = defineContract('tasking', {
  listMeetings: {
    ...read,
    path: '/tasking/meetings',
    reply: z.object({ meetings: z.array(MeetingListLine) }),
  },
  getMeeting: { ...read, path: '/tasking/meetings/:meetingId', params: meetingParams, reply: MeetingPage },
  callMeeting: { ...keep, path: '/tasking/meetings', body: NewMeeting, reply: made },
  changeMeeting: {
    ...keep,
    path: '/tasking/meetings/:meetingId',
    params: meetingParams,
    body: ChangedMeeting,
    reply: made,
  },
  closeMeeting: {
    ...keep,
    path: '/tasking/meetings/:meetingId/closed',
    params: meetingParams,
    reply: made,
  },
  print: {
    ...keep,
    path: '/tasking/meetings/:meetingId/paper',
    permission: 'tasking.meeting.read',
    audit: 'disclosure',
    limit: 'export',
    params: meetingParams,
    body: z.strictObject({ recipient: requiredText(200, 'Say who takes it') }),
    download: 'bytes',
    reply: z.unknown(),
  },
  /** What a record can be proposed to: meetings that are open, and the priorities of today. */
  getProposal: {
    ...read,
    permission: 'tasking.item.propose',
    path: '/tasking/records/:recordId',
    params: z.strictObject({ recordId: Id }),
    reply: z.object({
      record: RecordRef,
      meetings: z.array(MeetingHead.pick({ id: true, title: true, heldAt: true, kind: true, level: true })),
      themes: z.array(z.string()),
      /** What was proposed of it already, as far as the asker may see it. */
      items: z.array(TaskingLine),
    }),
  },
  propose: {
    ...own,
    path: '/tasking/items',
    body: z.strictObject({
      meetingId: Id,
      recordId: Id,
      problem: requiredText(2000, 'Say what the problem is, and why the meeting should hear of it'),
      theme: text(120).optional(),
    }),
    reply: made,
  },
  decide: {
    ...keep,
    path: '/tasking/items/:itemId/decision',
    params: itemParams,
    body: Decision,
    reply: made,
  },
  /** Brings what an earlier meeting put off before this one. */
  takeUp: {
    ...keep,
    path: '/tasking/meetings/:meetingId/taken-up',
    params: meetingParams,
    body: z.strictObject({ itemId: Id }),
    reply: made,
  },
  /** Own items: those that the reader proposed or is to do. */
  listOwn: {
    ...read,
    permission: 'tasking.item.propose',
    path: '/tasking/own',
    reply: z.object({ toDo: z.array(TaskingLine), proposed: z.array(TaskingLine) }),
  },
  getItem: {
    ...read,
    permission: 'tasking.item.propose',
    path: '/tasking/items/:itemId',
    params: itemParams,
    reply: TaskingLine.extend({ meeting: z.object({ title: z.string(), heldAt: z.string() }) }),
  },
  recordResult: {
    ...own,
    path: '/tasking/items/:itemId/result',
    params: itemParams,
    body: z.strictObject({
      result: codeOf(taskingResults),
      resultWords: requiredText(2000, 'Say what came of it, also when it did not work'),
    }),
    reply: made,
  },
  getRegisters: {
    ...read,
    path: '/tasking/registers',
    reply: z.object({
      strategies: z.array(ControlStrategyView),
      requirements: z.array(RequirementView),
      may: z.object({ keep: z.boolean(), answer: z.boolean() }),
    }),
  },
  makeStrategy: {
    ...keep,
    path: '/tasking/strategies',
    body: z.strictObject({
      from: day(),
      until: day(),
      themes: z.array(requiredText(120, 'Name the priority')).max(20),
    }),
    reply: made,
  },
  endStrategy: {
    ...keep,
    path: '/tasking/strategies/:strategyId/ended',
    params: z.strictObject({ strategyId: Id }),
    body: z.strictObject({ until: day() }),
    reply: made,
  },
  makeRequirement: {
    ...keep,
    path: '/tasking/requirements',
    body: z.strictObject({
      question: requiredText(500, 'Write the question that is to be answered'),
      theme: requiredText(120, 'Choose the priority that it serves'),
      ownerId: Id,
      expires: day().optional(),
    }),
    reply: made,
  },
  answerRequirement: {
    ...own,
    path: '/tasking/requirements/:requirementId/answers',
    params: z.strictObject({ requirementId: Id }),
    body: z.strictObject({ reportId: Id }),
    reply: made,
  },
  closeRequirement: {
    ...keep,
    path: '/tasking/requirements/:requirementId/closed',
    params: z.strictObject({ requirementId: Id }),
    body: z.strictObject({
      closedAs: codeOf(requirementClosings),
      reason: requiredText(500, 'Say why'),
    }),
    reply: made,
  },
})
