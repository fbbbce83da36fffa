/** The Golden Nominal as it stood at an instant: computed by today's rules from what the store held then. */
import { clusterOf, madeTogether, replayDecisions } from '@mips/domain/nominal/cluster'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import {
  findComponentSeen,
  findFarEnds,
  findOriginsAsAt,
  findRefs,
  findRowsAsAt,
  type RowAsAt,
} from './nominal.as-at.repository.ts'
import type { RawIdentifier, RawLink, RawMarker, RawName, RawNominal, RawPerson } from './nominal.raw.ts'

/**
 * Null before the person was known. Who was one person is replayed from the decisions that stood then: a join that
 * came later does not show, and one undone since does.
 */
export async function readNominalAsAt(ctx: Ctx, asked: string, at: Date): Promise<RawNominal | null> {
  if (at > ctx.clock.now())
    throw new AppError('bad_input', {
      fields: [{ path: 'at', message: 'Enter a time that is not in the future' }],
    })
  const moment = at.toISOString()
  const seen = await findComponentSeen(ctx.tx, asked)
  const records = seen.records.filter((record) => record.recordedAt <= moment)
  const decisions = seen.decisions
    .filter((decision) => decision.decidedAt <= moment)
    .map((decision) =>
      decision.undoneAt && decision.undoneAt > moment ? { ...decision, undoneAt: null } : decision,
    )
  const replay = replayDecisions(records, [...madeTogether(records), ...decisions])
  const own = records.find((record) => record.nominalId === asked)
  const cluster =
    own === undefined
      ? replay.clusters.find((each) => each.nominalId === asked)
      : clusterOf(replay, own.personRecordId)
  if (cluster === undefined) return null
  ctx.audit.resultIds = cluster.personRecordIds.slice(0, 100)
  return readRows(ctx, cluster.nominalId ?? asked, cluster.personRecordIds, at)
}

async function readRows(
  ctx: Ctx,
  nominalId: string,
  personRecordIds: string[],
  at: Date,
): Promise<RawNominal | null> {
  const rows = await findRowsAsAt(ctx.tx, [...personRecordIds, nominalId], at)
  const people = rowsOf(rows, 'person_record')
    .map((row) => personOf(row, rows))
    .sort(byAge)
  const own = rows.find((row) => row.thing === 'record' && row.recordId === nominalId)
  if (people.length === 0 || own === undefined) return null
  const ids = people.map((person) => person.id)
  const links = await linksOf(ctx, rows, ids)
  const markers = rowsOf(rows, 'marker').map(markerOf)
  const origins = await findOriginsAsAt(ctx.tx, ids, at)
  const sources = [
    ...people.map((person) => person.sourceId),
    ...links.map((link) => link.sourceId),
    ...markers.map((marker) => marker.sourceId),
    ...origins.map((origin) => origin.carriedFromId),
  ].filter((id) => id !== null)
  return {
    id: nominalId,
    reference: textOf(own.fields, 'reference'),
    version: Number(own.fields.version ?? 1),
    marking: textOf(own.fields, 'marking') ?? '',
    aclId: Number(own.fields.acl_id ?? 0),
    status: 'ACTIVE',
    statusReason: null,
    people,
    names: rowsOf(rows, 'person_name').map(nameOf).sort(byAge),
    identifiers: rowsOf(rows, 'person_identifier').map(identifierOf).sort(byAge),
    links,
    markers,
    origins,
    photographs: rowsOf(rows, 'attachment')
      .filter((row) => row.fields.kind === 'photograph')
      .map(({ fields, recordId, rowId }) => ({
        id: rowId,
        recordId,
        caption: textOf(fields, 'caption'),
        takenOn: textOf(fields, 'taken_on'),
        createdAt: instantOf(fields, 'created_at'),
        sourceText: textOf(fields, 'source_text'),
      })),
    decisions: [],
    together: [],
    refs: await findRefs(ctx.tx, [...new Set(sources)]),
    briefs: [],
  }
}

const rowsOf = (rows: RowAsAt[], thing: string) => rows.filter((row) => row.thing === thing)
const byAge = (a: { createdAt: string; id: string }, b: { createdAt: string; id: string }) =>
  a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1

function textOf(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}
const instantOf = (fields: Record<string, unknown>, name: string) =>
  new Date(textOf(fields, name) ?? 0).toISOString()

function personOf({ fields, rowId }: RowAsAt, rows: RowAsAt[]): RawPerson {
  const record = rows.find((row) => row.thing === 'record' && row.recordId === rowId)?.fields ?? {}
  return {
    id: rowId,
    version: Number(record.version ?? 1),
    aclId: Number(fields.acl_id ?? 0),
    origin: textOf(record, 'origin') ?? 'screen',
    sourceKind: textOf(fields, 'source_kind') ?? '',
    sourceId: textOf(fields, 'source_id'),
    sourceTier: Number(fields.source_tier ?? 4),
    dob: textOf(fields, 'dob'),
    dobTo: textOf(fields, 'dob_to'),
    dobPrecision: textOf(fields, 'dob_precision') ?? 'day',
    placeOfBirth: textOf(fields, 'place_of_birth'),
    sex: textOf(fields, 'sex'),
    genderIdentity: textOf(fields, 'gender_identity'),
    ethnicitySelf: textOf(fields, 'ethnicity_self'),
    ethnicityObserved: textOf(fields, 'ethnicity_observed'),
    nationality: textOf(fields, 'nationality'),
    language: textOf(fields, 'language'),
    interpreterNeeded: typeof fields.interpreter_needed === 'boolean' ? fields.interpreter_needed : null,
    occupation: textOf(fields, 'occupation'),
    deceasedOn: textOf(fields, 'deceased_on'),
    deathEvidence: textOf(fields, 'death_evidence'),
    isUnidentified: fields.is_unidentified === true,
    createdAt: instantOf(fields, 'created_at'),
  }
}

const nameOf = ({ fields, rowId, recordId }: RowAsAt): RawName => ({
  id: rowId,
  personRecordId: recordId,
  kind: textOf(fields, 'kind') ?? '',
  title: textOf(fields, 'title'),
  forename: textOf(fields, 'forename'),
  middle: textOf(fields, 'middle'),
  surname: textOf(fields, 'surname'),
  createdAt: instantOf(fields, 'created_at'),
})

const identifierOf = ({ fields, rowId, recordId }: RowAsAt): RawIdentifier => ({
  id: rowId,
  personRecordId: recordId,
  type: textOf(fields, 'type') ?? '',
  value: textOf(fields, 'value') ?? '',
  rawValue: textOf(fields, 'raw_value') ?? '',
  isValid: fields.is_valid === true,
  createdAt: instantOf(fields, 'created_at'),
})

const markerOf = ({ fields, rowId, recordId }: RowAsAt): RawMarker => ({
  id: rowId,
  recordId,
  version: Number(fields.version ?? 1),
  code: textOf(fields, 'code') ?? '',
  category: textOf(fields, 'category') ?? '',
  severity: Number(fields.severity ?? 0),
  startsOn: textOf(fields, 'starts_on') ?? '',
  reviewOn: textOf(fields, 'review_on') ?? '',
  reason: textOf(fields, 'reason') ?? '',
  sourceId: textOf(fields, 'source_id'),
  sourceText: textOf(fields, 'source_text'),
  endedOn: textOf(fields, 'ended_on'),
  createdAt: instantOf(fields, 'created_at'),
})

/** Places and things only: events stand on the timeline, by their own dates. */
async function linksOf(ctx: Ctx, rows: RowAsAt[], people: string[]): Promise<RawLink[]> {
  const links = rowsOf(rows, 'link').filter((row) => people.includes(row.recordId))
  const ends = await findFarEnds(
    ctx.tx,
    links.map((row) => textOf(row.fields, 'to_id') ?? ''),
  )
  return links.flatMap(({ fields, rowId, recordId }): RawLink[] => {
    const end = ends.find((each) => each.id === fields.to_id)
    if (end === undefined) return []
    return [
      {
        id: rowId,
        personRecordId: recordId,
        otherId: end.id,
        isFromThem: false,
        role: textOf(fields, 'role') ?? '',
        note: textOf(fields, 'note'),
        sourceId: textOf(fields, 'source_id'),
        confidence: textOf(fields, 'confidence') ?? '',
        validFrom: textOf(fields, 'valid_from'),
        validTo: textOf(fields, 'valid_to'),
        how: textOf(fields, 'origin') ?? '',
        createdAt: instantOf(fields, 'created_at'),
        kind: end.kind,
        reference: end.reference,
        address: end.address,
        gazetteer: end.gazetteer,
        markers: null,
        objectKind: end.objectKind,
        label: end.label,
        keyValue: end.keyValue,
        nominalId: null,
      },
    ]
  })
}
