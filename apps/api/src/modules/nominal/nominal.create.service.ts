/** Makes a nominal from a search: refused until it was searched for, and its likely matches were looked at. */
import type { CreateNominal, NewPerson } from '@mips/contracts/nominal'
import { identityVerifications } from '@mips/domain/codes/people'
import {
  decideCreateNominal,
  SEARCH_FRESH_MINUTES,
  unreviewedCandidates,
  type SearchMade,
} from '@mips/domain/nominal/create-guard'
import { displayName } from '@mips/domain/nominal/display-name'
import { holdDob } from '@mips/domain/nominal/held-dob'
import type { MatchTerms } from '@mips/domain/nominal/match-terms'
import { partialDate, type PartialDate } from '@mips/domain/nominal/partial-date'
import { isPlaceholderPerson } from '@mips/domain/nominal/placeholder'
import { dateOfBirthProblem } from '@mips/domain/time/day'
import { minutesBetween } from '@mips/domain/time/instant'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import {
  findAclOf,
  insertDecision,
  insertName,
  insertNominal,
  insertPersonRecord,
} from './nominal.repository.ts'
import { findBriefs } from './nominal.search.repository.ts'
import { holdIdentifier, holdPhone, namePartsOf, readIdentifier } from './nominal.facts.service.ts'
import { indexPerson, primaryPersonRecord } from './nominal.service.ts'
import { ownSearch, todayOf } from './nominal.search.service.ts'

type Made = {
  id: string
  reference: string | null
  version: number
  personRecordId: string
  displayName: string
}

/** Creates the nominal with its first person record; dismissed candidates are kept as "not the same person". */
export async function createNominal(ctx: Ctx, body: CreateNominal): Promise<Made> {
  const { person } = body
  const dob = readDob(ctx, person)
  const search = await ownSearch(ctx, body.searchId)
  await refuseUnlessSearched(ctx, body, search, dob)
  const aclId = await aclOfSource(ctx, body.sourceId)
  const nominal = await createRecord(ctx, { kind: 'Nominal', aclId })
  await insertNominal(ctx.tx, nominal.id, ctx.clock.now())
  const personRecordId = await recordPerson(ctx, {
    nominalId: nominal.id,
    aclId,
    person,
    dob,
    verification: body.verification,
    sourceId: body.sourceId,
    origins: originsOfPerson(body.origins),
  })
  await keepDismissals(ctx, personRecordId, search.candidates)
  Object.assign(ctx.audit, {
    subjectId: nominal.id,
    subjectKind: 'Nominal',
    subjectVersion: 1,
    aclId,
    resultIds: [personRecordId],
  })
  return {
    id: nominal.id,
    reference: nominal.reference,
    version: 1,
    personRecordId,
    displayName: displayName(person),
  }
}

/** Forms name a field by its place in the body (`person.surname`), the record by its own name. */
const originsOfPerson = (origins: CreateNominal['origins']): CreateNominal['origins'] =>
  Object.fromEntries(
    Object.entries(origins).map(([field, origin]) => [field.replace(/^person\./, ''), origin]),
  )

/** What a source says of a person becomes a person record of its nominal, with its search rows. */
export async function recordPerson(
  ctx: Ctx,
  given: {
    nominalId: string
    aclId: number
    person: NewPerson
    dob: PartialDate | undefined
    verification: string
    sourceId: string | undefined
    origins: CreateNominal['origins']
  },
): Promise<string> {
  const { person, origins } = given
  const { id } = await createRecord(ctx, { kind: 'PersonRecord', aclId: given.aclId })
  const held = given.dob === undefined ? undefined : holdDob(given.dob)
  const now = ctx.clock.now()
  await insertPersonRecord(ctx.tx, {
    id,
    nominalId: given.nominalId,
    sourceKind: given.verification,
    sourceId: given.sourceId ?? null,
    sourceTier: tierOf(given.verification),
    createdAt: now,
    ...(held === undefined
      ? {}
      : {
          dob: new Date(held.dob),
          dobTo: held.dobTo === null ? null : new Date(held.dobTo),
          dobPrecision: held.precision,
        }),
    placeOfBirth: person.placeOfBirth || null,
    sex: person.sex ?? null,
    genderIdentity: person.genderIdentity || null,
    ethnicitySelf: person.ethnicitySelf ?? null,
    ethnicityObserved: person.ethnicityObserved ?? null,
    nationality: person.nationality || null,
    language: person.language || null,
    interpreterNeeded: person.interpreterNeeded ?? null,
    occupation: person.occupation || null,
    isUnidentified: person.isUnidentified,
  })
  await insertName(ctx.tx, { personRecordId: id, kind: 'PRIMARY', ...namePartsOf(person), createdAt: now })
  for (const alias of person.aliases)
    await insertName(ctx.tx, { personRecordId: id, kind: alias.kind, ...namePartsOf(alias), createdAt: now })
  for (const identifier of person.identifiers) await holdIdentifier(ctx, id, identifier)
  if (person.phone !== undefined && person.phone !== '')
    await holdPhone(ctx, id, person.phone, {
      field: 'person.phone',
      sourceId: given.sourceId,
      origin: origins.phone?.how ?? 'typed',
    })
  if (person.address !== undefined) {
    await linkRecords(ctx, {
      fromId: id,
      toId: person.address.locationId,
      role: person.address.role,
      sourceId: given.sourceId,
      origin: origins.address?.how ?? 'chosen',
      validFrom: now,
    })
  }
  await indexPerson(ctx, id)
  await keepOrigins(ctx, id, origins)
  return id
}

const tierOf = (verification: string) =>
  identityVerifications.find((row) => row.code === verification)?.tier ?? 5

function readDob(ctx: Ctx, person: NewPerson): PartialDate | undefined {
  const today = todayOf(ctx)
  if (person.dob === undefined)
    return person.ageYears === undefined
      ? undefined
      : { precision: 'age', ageYears: person.ageYears, onDate: today }
  const dob = partialDate(person.dob)
  const problem = dob?.precision === 'day' ? dateOfBirthProblem(person.dob, today) : undefined
  if (problem !== undefined) throw badField('person.dob', problem)
  if (person.dob > today) throw badField('person.dob', 'The date of birth is in the future: check the year.')
  return dob
}

type OwnSearch = Awaited<ReturnType<typeof ownSearch>>

async function refuseUnlessSearched(
  ctx: Ctx,
  body: CreateNominal,
  search: OwnSearch,
  dob: PartialDate | undefined,
): Promise<void> {
  const { person } = body
  const made = madeOf(search)
  const open = unreviewedCandidates(made.candidates)
  if (person.isUnidentified) {
    const age = minutesBetween(made.at, ctx.clock.now().toISOString())
    if (age === undefined || age < 0 || age > SEARCH_FRESH_MINUTES)
      throw searchFirst(`The search is more than ${SEARCH_FRESH_MINUTES} minutes old; search again.`)
  } else {
    if (isPlaceholderPerson(person.forename, person.surname))
      throw badField('person.surname', 'Enter the name, or record an unidentified person instead.')
    const identifiers = person.identifiers.map((identifier) => readIdentifier(ctx, identifier))
    const asked = {
      userId: ctx.who.userId,
      now: ctx.clock.now().toISOString(),
      person: {
        forename: person.forename ?? '',
        middle: person.middle ?? '',
        surname: person.surname ?? '',
        ...(dob === undefined ? {} : { dob }),
        identifiers,
      },
    }
    const decision = decideCreateNominal({ search: { ...made, candidates: [] }, ...asked })
    if (!decision.allowed) throw searchFirst(decision.reason)
  }
  if (open.length === 0) return
  const briefs = await findBriefs(
    ctx.tx,
    open.map((candidate) => candidate.nominalId),
  )
  throw new AppError('candidates_open', {
    facts: {
      candidates: briefs.map((brief) => ({ nominalId: brief.nominalId, displayName: displayName(brief) })),
    },
  })
}

const searchFirst = (reason: string) => new AppError('search_first', { facts: { reason } })

/** The search as it was kept by `searchPeople`. */
function madeOf(search: OwnSearch): SearchMade {
  const kept = search.terms as { match?: MatchTerms }
  return {
    userId: search.userId,
    at: search.at.toISOString(),
    terms: kept.match ?? {},
    candidates: search.candidates.map(({ nominalId, weight, outcome, reason }) => ({
      nominalId,
      weight,
      reason,
      outcome: outcome === 'opened' || outcome === 'dismissed' ? outcome : null,
    })),
  }
}

/** What becomes known in a restricted record is as restricted as it is. */
async function aclOfSource(ctx: Ctx, sourceId: string | undefined): Promise<number> {
  if (sourceId === undefined) return 0
  const source = await findAclOf(ctx.tx, sourceId)
  if (source === null)
    throw new AppError('bad_reference', {
      fields: [{ path: 'sourceId', message: 'This record is not known' }],
    })
  return source.aclId
}

async function keepDismissals(
  ctx: Ctx,
  personRecordId: string,
  candidates: OwnSearch['candidates'],
): Promise<void> {
  for (const candidate of candidates.filter(({ outcome }) => outcome === 'dismissed')) {
    await insertDecision(ctx.tx, {
      personRecordA: personRecordId,
      personRecordB: await primaryPersonRecord(ctx, candidate.nominalId),
      decision: 'not_same',
      reason: candidate.reason ?? '',
      decidedBy: ctx.who.userId,
      decidedAt: ctx.clock.now(),
    })
  }
}
