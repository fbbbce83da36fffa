/** The suspects of a crime, and where each of them stands. */
import type { NewStanding, NewSuspect } from '@mips/contracts/investigation-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { problemList } from '@mips/domain/custody/rule-problem'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { crimeInputProblems } from '@mips/domain/investigation/recording-input'
import { isNamedSuspect, type SuspectStatus, suspectStatuses } from '@mips/domain/investigation/suspects'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findPeopleOfCrime, type PersonOfCrime, tellOfCrime } from '../crime/crime.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { linkRecords } from '../pole/record.service.ts'
import { findBeginnings } from './investigation.repository.ts'
import { logInvestigation, requireWorkable } from './investigation.service.ts'
import { endLinks, findSuspectLinks, findSuspects, putStanding } from './suspects.repository.ts'

/** Puts a suspect on the crime; the rules of recording hold for them as for those who were there from the first. */
export async function addSuspect(ctx: Ctx, crimeId: string, body: NewSuspect) {
  const crime = await requireWorkable(ctx, crimeId)
  if (body.personId === undefined) return addDescribed(ctx, crimeId, body)
  const status = body.status ?? 'NAMED'
  if (!isNamedSuspect(status))
    throw badField('status', 'A person who is known is named: choose another standing')
  const [person] = await findPeopleOfCrime(ctx.tx, [await factHolder(ctx.tx, body.personId)])
  if (person === undefined) throw new AppError('bad_reference')
  const known = (await findSuspects(ctx.tx, crimeId)).find(({ nominalId }) => nominalId === person.nominalId)
  if (known !== undefined)
    throw new AppError('already_done', {
      facts: { reason: 'This person is a suspect already: change where they stand.' },
    })
  const problems = await inputProblems(ctx, crimeId, person, status)
  refuseProblems(problems)
  const linkId = await linkRecords(ctx, {
    fromId: crimeId,
    toId: person.id,
    role: 'SUSPECT',
    sourceId: crimeId,
    origin: 'chosen',
  })
  await putStanding(ctx.tx, {
    id: null,
    crimeId,
    personRecordId: person.id,
    description: null,
    status,
    grounds: body.grounds || null,
    since: ctx.clock.now(),
    recordedBy: ctx.who.userId,
  })
  // Of somebody on a list of their own the log of a crime that more people read says nothing.
  if (person.aclId === 0 || person.aclId === crime.aclId)
    await logInvestigation(ctx, crimeId, 'A suspect was put on the crime.')
  await tellOfCrime(ctx, crimeId, 'PEOPLE')
  ctx.audit.resultIds = [person.id, person.nominalId]
  ctx.audit.change = { suspect: person.id, status, linkId }
  return { id: linkId, problems: problems.map(ruleLine) }
}

async function addDescribed(ctx: Ctx, crimeId: string, body: NewSuspect) {
  if (!body.description) throw badField('description', 'Choose the person, or describe them')
  const id = await putStanding(ctx.tx, {
    id: null,
    crimeId,
    personRecordId: null,
    description: body.description,
    status: 'DESCRIBED',
    grounds: body.grounds || null,
    since: ctx.clock.now(),
    recordedBy: ctx.who.userId,
  })
  await logInvestigation(ctx, crimeId, `A suspect was described: ${body.description}`)
  ctx.audit.change = { described: id }
  return { id, problems: [] }
}

async function inputProblems(ctx: Ctx, crimeId: string, person: PersonOfCrime, status: SuspectStatus) {
  const begun = await findBeginnings(ctx.tx, crimeId)
  const now = ctx.clock.now().toISOString()
  const isWhole = person.dob !== null && (person.dobPrecision ?? 'day') === 'day'
  const one = { personId: person.nominalId, ...(isWhole ? { bornOn: person.dob ?? '' } : {}) }
  return crimeInputProblems(
    {
      ...(begun === undefined ? {} : { committedFrom: begun.at.toISOString() }),
      reportedAt: now,
      victims: [],
      suspects: [{ ...one, status }],
    },
    now,
    investigationRulesOn(londonDay(now)),
  )
}

/** Where a suspect stands from now on, with the grounds; earlier standings stay in the history. */
export async function setStanding(ctx: Ctx, crimeId: string, body: NewStanding) {
  const crime = await requireWorkable(ctx, crimeId)
  const suspect = (await findSuspects(ctx.tx, crimeId)).find((one) =>
    body.suspectId === undefined
      ? body.personRecordId !== undefined && one.personRecordId === body.personRecordId
      : one.id === body.suspectId,
  )
  if (suspect === undefined) throw new AppError('bad_reference')
  const isPerson = suspect.personRecordId !== null
  const { problems: against, block } = problemList()
  block(
    !isPerson && isNamedSuspect(body.status),
    'OC-c',
    'A description names nobody: put the person on the crime as a suspect first.',
    'status',
  )
  block(
    isPerson && body.status === 'DESCRIBED',
    'OC-c',
    'This person is known: choose another standing.',
    'status',
  )
  refuseProblems(against)
  const [person] = isPerson ? await findPeopleOfCrime(ctx.tx, [suspect.personRecordId ?? '']) : []
  const problems = person === undefined ? [] : await inputProblems(ctx, crimeId, person, body.status)
  refuseProblems(problems)
  const id = await putStanding(ctx.tx, {
    id: suspect.id,
    crimeId,
    personRecordId: suspect.personRecordId,
    description: suspect.description,
    status: body.status,
    grounds: body.grounds,
    since: ctx.clock.now(),
    recordedBy: ctx.who.userId,
  })
  if (person !== undefined) await keepRoleTrue(ctx, crimeId, person.id, body.status)
  if (person === undefined || person.aclId === 0 || person.aclId === crime.aclId)
    await logInvestigation(
      ctx,
      crimeId,
      `A suspect stands as ${labelIn(suspectStatuses, body.status).toLowerCase()}: ${body.grounds}`,
    )
  await tellOfCrime(ctx, crimeId, 'PEOPLE')
  ctx.audit.resultIds = person === undefined ? [] : [person.id, person.nominalId]
  ctx.audit.change = { suspect: id, from: suspect.status, to: body.status }
  return { id, problems: problems.map(ruleLine) }
}

/** Who is eliminated is no longer a suspect on their own page, and who is suspected again is. */
async function keepRoleTrue(
  ctx: Ctx,
  crimeId: string,
  personRecordId: string,
  status: SuspectStatus,
): Promise<void> {
  const role = status === 'ELIMINATED' ? 'ELIMINATED' : 'SUSPECT'
  const links = await findSuspectLinks(ctx.tx, crimeId, personRecordId)
  if (links.some((link) => link.role === role)) return
  const now = ctx.clock.now()
  await endLinks(
    ctx.tx,
    links.map(({ id }) => id),
    { validTo: now, endedBy: ctx.who.userId },
  )
  await linkRecords(ctx, {
    fromId: crimeId,
    toId: personRecordId,
    role,
    sourceId: crimeId,
    origin: 'derived',
    validFrom: now,
  })
}
