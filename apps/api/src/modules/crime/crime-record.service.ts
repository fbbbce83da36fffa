/** Recording a crime from a report: everything that the incident knows is carried in, and what cannot be is refused. */
import type { Origins } from '@mips/contracts/common'
import type { NewCrime } from '@mips/contracts/crime-parts'
import { problemList, type RuleProblem } from '@mips/domain/custody/rule-problem'
import { countCrimes } from '@mips/domain/investigation/counting'
import { takeCrimeStep } from '@mips/domain/investigation/crime-state'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { homeOfficeClass, isHomeOfficeClass } from '@mips/domain/investigation/offence-class'
import { crimeInputProblems } from '@mips/domain/investigation/recording-input'
import type { ReportFacts } from '@mips/domain/investigation/recording-decision'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import {
  aclOfIncident,
  findCrimesOf,
  findOffence,
  findPeople,
  insertCrime,
  isLocation,
  type PersonOfCrime,
} from './crime.repository.ts'
import type { RecordingRow } from './crime.rows.ts'

type Told = { report: RecordingRow; crime: NewCrime; facts: ReportFacts; lateReason: string | undefined }

/** Records the crime with its links; the answer names what to look at. */
export async function recordCrime(ctx: Ctx, { report, crime, facts, lateReason }: Told) {
  const offence = await classedOffence(ctx, crime.offenceCode, crime.hoCode)
  const people = await peopleOf(ctx, crime)
  const committedFrom = crime.committedFrom ?? report.occurredAt ?? undefined
  const place = await placeOf(ctx, report, crime)
  const now = ctx.clock.now()
  const problems = crimeInputProblems(
    {
      ...(committedFrom === undefined ? {} : { committedFrom }),
      ...(crime.committedTo === undefined ? {} : { committedTo: crime.committedTo }),
      reportedAt: report.reportedAt,
      offence: { code: offence.code, ...(offence.hoCode === null ? {} : { hoCode: offence.hoCode }) },
      victims: crime.victims.map(({ personRecordId }) => bornOf(people, personRecordId)),
      suspects: crime.suspects.map(({ personRecordId, status }) => ({
        ...bornOf(people, personRecordId),
        status,
      })),
    },
    now.toISOString(),
    investigationRulesOn(londonDay(now.toISOString())),
  )
  refuseProblems(problems)
  if (offence.hoCode !== null)
    refuseProblems(
      takeCrimeStep(undefined, 'RECORD', { hoCode: offence.hoCode, recordedAt: now.toISOString() }).problems,
    )
  const incidentAcl = await aclOfIncident(ctx.tx, report.id)
  // A crime says no more openly than the incident and the people that it names.
  const aclId = incidentAcl || [...people.values()].find((person) => person.aclId !== 0)?.aclId || 0
  const { id, reference } = await createRecord(ctx, { kind: 'Crime', aclId })
  await insertCrime(ctx.tx, {
    event: {
      id,
      kind: 'Crime',
      title: offence.title,
      summary: crime.circumstances || report.summary,
      status: 'RECORDED',
      occurredFrom: new Date(committedFrom ?? report.reportedAt),
      occurredTo: crime.committedTo === undefined ? null : new Date(crime.committedTo),
    },
    crime: {
      id,
      crimeType: offence.title,
      state: 'RECORDED',
      offenceCode: offence.code,
      hoCode: offence.hoCode,
      isRecordable: offence.isRecordable,
      category: offence.category,
      reportedAt: new Date(report.reportedAt),
      recordedAt: now,
      lateReason: lateReason || null,
      method: crime.method,
      victimWishes: crime.victimWishes || null,
      flags: crime.flags,
      isAgainstState: facts.isAgainstState === true,
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: now },
  })
  await linkAll(ctx, id, { report, crime, people, place })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'CRIME_RECORDED',
    happenedAt: now,
    text: `Recorded as ${offence.title}${offence.hoCode === null ? '' : ` (${offence.hoCode})`}.`,
    lateReason: lateReason || undefined,
  })
  return { id, reference, aclId, problems: [...problems, ...(await countingProblems(ctx, report, id))] }
}

/** The offence with its class: the list's own, or the one chosen where the list maps none (HC-1, HC-4). */
export async function classedOffence(ctx: Ctx, code: string, chosen: string | undefined) {
  const offence = await findOffence(ctx.tx, code.toUpperCase())
  if (offence === null) throw badField('offenceCode', 'Choose an offence from the list')
  if (chosen && !isHomeOfficeClass(chosen)) throw badField('hoCode', 'Enter the class as 028/03')
  const { hoCode } = homeOfficeClass({
    code: offence.code,
    ...(offence.hoCode === null ? {} : { hoCode: offence.hoCode }),
  })
  return { ...offence, hoCode: hoCode ?? (chosen || null) }
}

async function peopleOf(ctx: Ctx, { victims, suspects }: NewCrime): Promise<Map<string, PersonOfCrime>> {
  const asked = [...new Set([...victims, ...suspects].map(({ personRecordId }) => personRecordId))]
  const found = await findPeople(ctx.tx, asked)
  if (found.length !== asked.length) throw new AppError('bad_reference')
  return new Map(found.map((person) => [person.id, person]))
}

/** A date of birth counts where the whole day is known; of a year alone no rule is made. */
export function bornOf(people: ReadonlyMap<string, PersonOfCrime>, id: string) {
  const person = people.get(id)
  const isWhole = typeof person?.dob === 'string' && (person.dobPrecision ?? 'day') === 'day'
  return { personId: person?.nominalId ?? id, ...(isWhole ? { bornOn: person.dob ?? '' } : {}) }
}

async function placeOf(ctx: Ctx, report: RecordingRow, crime: NewCrime) {
  if (crime.locationId !== undefined && crime.locationId !== report.location?.id) {
    if (!(await isLocation(ctx.tx, crime.locationId))) throw new AppError('bad_reference')
    return { id: crime.locationId, isCarried: false }
  }
  return report.location === null ? undefined : { id: report.location.id, isCarried: true }
}

async function linkAll(
  ctx: Ctx,
  id: string,
  told: Omit<Told, 'facts' | 'lateReason'> & {
    people: ReadonlyMap<string, PersonOfCrime>
    place: { id: string; isCarried: boolean } | undefined
  },
): Promise<void> {
  const { report, crime, people, place } = told
  const known = new Set(report.people.map(({ nominalId }) => nominalId))
  const link = (toId: string, role: string, isCarried: boolean) =>
    linkRecords(ctx, { fromId: id, toId, role, sourceId: id, origin: isCarried ? 'carried' : 'chosen' })
  await link(report.id, 'ARISES_FROM', true)
  if (place !== undefined) await link(place.id, 'OCCURRED_AT', place.isCarried)
  const roles = [
    ...crime.victims.map(({ personRecordId }) => ({ personRecordId, role: 'VICTIM' })),
    ...crime.suspects.map(({ personRecordId }) => ({ personRecordId, role: 'SUSPECT' })),
  ]
  for (const { personRecordId, role } of roles)
    await link(personRecordId, role, known.has(people.get(personRecordId)?.nominalId ?? ''))
  const carried: Origins = {
    ...(place?.isCarried === true
      ? { locationId: { how: 'carried', fromId: report.id, fromField: 'location' } }
      : {}),
    ...(crime.committedFrom === undefined && report.occurredAt !== null
      ? { committedFrom: { how: 'carried', fromId: report.id, fromField: 'occurredAt' } }
      : {}),
    ...(crime.circumstances
      ? {}
      : { circumstances: { how: 'carried', fromId: report.id, fromField: 'summary' } }),
  }
  await keepOrigins(ctx, id, { ...crime.origins, ...carried })
}

/** CT-3: the same offender, victim and incident count once; said, and decided by people. */
async function countingProblems(ctx: Ctx, report: RecordingRow, id: string): Promise<RuleProblem[]> {
  const crimes = await findCrimesOf(ctx.tx, report.id)
  const { problems, warn } = problemList()
  const counted = countCrimes(
    crimes.map((each) => ({
      id: each.id,
      incidentId: report.id,
      hoCode: each.hoCode,
      ...(each.victims[0] === undefined ? {} : { victimKey: each.victims[0] }),
      offenderIds: each.suspects,
    })),
    londonDay(report.occurredAt ?? report.reportedAt),
  )
  const group = counted.find((each) => each.id === id || each.includes.includes(id))
  warn(
    group !== undefined && group.includes.length > 0,
    'CT-3',
    `${group?.because ?? ''} Ask for the cancellation of those that the principal crime stands for.`,
  )
  return problems
}
