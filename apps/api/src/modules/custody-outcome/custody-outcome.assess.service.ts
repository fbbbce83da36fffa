/** Before the door: the risk before release, and the escort record built from the stay (12.23). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { disposals } from '@mips/domain/custody/disposals'
import { releaseReferrals } from '@mips/domain/custody/outcome-codes'
import { releaseQuestions } from '@mips/domain/custody/release-rules'
import type { Ctx } from '../../platform/http/module.ts'
import { leftOf, refuseActTime } from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { clockWords } from './custody-outcome.clock-words.ts'
import { insertAssessment, insertEscort } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'
import {
  doorProblems,
  requireCustodyOfficer,
  requireHeld,
  requireOutcome,
} from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Added = { id: string; left: string[] }

/** Keeps the risk before release; what is not answered or has no action is asked, and stands at the door. */
export async function assessRelease(ctx: Ctx, recordId: string, body: Body<'assessRelease'>): Promise<Added> {
  const stay = await requireOutcome(ctx, recordId)
  requireHeld(stay)
  requireCustodyOfficer(ctx, stay)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const answers = Object.fromEntries(
    Object.entries(body.answers).flatMap(([question, given]) =>
      given === undefined ? [] : [[question, given]],
    ),
  )
  const { id } = await insertAssessment(ctx.tx, {
    custodyRecordId: recordId,
    at,
    answers,
    referrals: body.referrals,
    note: body.note || null,
    signedBy: ctx.who.userId,
  })
  const raised = releaseQuestions.filter(({ code, raises }) => answers[code]?.answer === raises)
  await addLogEntry(ctx, {
    recordId,
    kind: 'PRRA',
    happenedAt: at,
    text: [
      'Risk before release assessed.',
      ...raised.map(({ code, label }) => `${label}: ${answers[code]?.action ?? 'no action yet'}.`),
      body.referrals.length > 0
        ? `Referred: ${body.referrals.map((code) => labelIn(releaseReferrals, code)).join('; ')}.`
        : '',
      body.note,
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 4000),
    details: { assessmentId: id },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { assessmentId: id }
  const questions: readonly string[] = releaseQuestions.map(({ code }) => code)
  const left = doorProblems(
    {
      ...stay,
      assessments: [
        ...stay.assessments,
        { id, at: body.at, answers, referrals: body.referrals, note: null, signedBy: null },
      ],
    },
    { isTransfer: false, at: body.at },
  ).filter(({ field }) => field !== undefined && questions.includes(field))
  return { id, left: leftOf(left) }
}

/** Builds the escort record from the stay, or from what is written; one that is written anew stands beside the old. */
export async function writeEscort(ctx: Ctx, recordId: string, body: Body<'writeEscort'>): Promise<Added> {
  const stay = await requireOutcome(ctx, recordId)
  requireHeld(stay)
  const built = sectionsOf(stay)
  const { id } = await insertEscort(ctx.tx, {
    custodyRecordId: recordId,
    at: ctx.clock.now(),
    perNumber: body.perNumber,
    destination: body.destination,
    handoverOfficer: body.handoverOfficer,
    receivedBy: body.receivedBy || null,
    health: body.health || built.health,
    // The receiver goes on with the same clock, whatever else is written of the offence.
    offence: [body.offence || built.offence, clockWords(stay, ctx.clock.now())].filter(Boolean).join('. '),
    property: body.property || built.property,
    risk: body.risk || built.risk,
    createdBy: ctx.who.userId,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: ctx.clock.now(),
    text: `Person escort record ${body.perNumber} to ${body.destination} written.`,
    details: { escortId: id },
  })
  ctx.audit.change = { escortId: id, perNumber: body.perNumber }
  return { id, left: body.receivedBy ? [] : ['Name who receives the person (12.23).'] }
}

/** The four sections as the record stands: health, offence, property, risk with the warnings. */
export function sectionsOf(stay: OutcomeRow): Record<'health' | 'offence' | 'property' | 'risk', string> {
  const last = (kinds: readonly string[]) =>
    stay.log.find(({ kind, correctedById }) => kinds.includes(kind) && correctedById === null)?.text
  const person = stay.people.find(({ role }) => role === 'DETAINEE')
  const markers = (person?.markers ?? []).map(({ code }) => code).join(', ')
  return {
    health:
      [last(['HCP_SEEN']), last(['MED_GIVEN', 'MED_DUE']), last(['RISK'])].filter(Boolean).join(' ') ||
      'Nothing recorded in this stay.',
    offence:
      stay.offenceRows
        .map(({ title, disposal }) =>
          disposal === null ? title : `${title} (${labelIn(disposals, disposal).toLowerCase()})`,
        )
        .join('; ') || offencesInWords([]),
    property: last(['PROPERTY_IN', 'PROPERTY_OUT']) ?? 'No property recorded.',
    risk: [
      stay.riskLevel === null ? 'Risk not assessed.' : `Risk ${stay.riskLevel.toLowerCase()}.`,
      stay.observationLevel === null ? '' : `Observation level ${stay.observationLevel}.`,
      markers === '' ? 'No warning markers.' : `Warning markers: ${markers}.`,
    ]
      .filter(Boolean)
      .join(' '),
  }
}
