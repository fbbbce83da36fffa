/** The Golden Nominal as a reply: facts with sources, warnings, associates, and what this reader may do. */
import type { GoldenNominal, HeldRecord } from '@mips/contracts/nominal-facts'
import type { z } from 'zod'
import { codeLabel } from '@mips/domain/codes/lists'
import { relationshipLabel, relationshipTypes, type RelationshipType } from '@mips/domain/codes/relationships'
import { displayName } from '@mips/domain/nominal/display-name'
import { writtenDob } from '@mips/domain/nominal/held-dob'
import { agesOn } from '@mips/domain/nominal/partial-date'
import { gazetteerView } from '@mips/domain/pole/record-view'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { Permission } from '@mips/domain/access/permissions'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { lockOf } from './nominal.lock.ts'
import { goldenOf, presentFacts } from './nominal.golden.ts'
import type { RawBrief, RawLink, RawNominal } from './nominal.raw.ts'
import { presentMarkers, shownDob } from './nominal.hit.ts'
import { sourcesOf, type Sources } from './nominal.source.ts'

/** What one statement read becomes the reply; computed anew for each reader, from what that reader may see. */
export function presentNominal(raw: RawNominal, who: Principal, now: Date): GoldenNominal {
  const today = londonDay(now.toISOString())
  const sources = sourcesOf(raw)
  const golden = goldenOf(raw, today)
  const ages = golden.dob && agesOn(golden.dob.value, today)
  const [photograph] = raw.photographs
  return {
    id: raw.id,
    reference: raw.reference,
    version: raw.version,
    marking: raw.marking,
    status: raw.status,
    statusReason: raw.statusReason,
    redirectedFrom: raw.redirectedFrom ?? null,
    isRestricted: raw.aclId !== 0,
    displayName: displayName(golden.name?.value),
    ageYears: ages?.youngest ?? null,
    isChild: ages === undefined ? null : ages.youngest < 18,
    isAgeInDoubt: golden.isAgeInDoubt,
    photograph: photograph === undefined ? null : { id: photograph.id, recordId: photograph.recordId },
    facts: presentFacts(raw, golden, sources),
    alsoRecordedAs: golden.alsoRecordedAs.map(({ field, words }) => ({
      field,
      words: wordsOf(field, words),
    })),
    primaryPersonRecordId: raw.people[0]?.id ?? '',
    names: raw.names.map((name) => ({
      ...name,
      kindLabel: codeLabel('nameKinds', name.kind),
      words: displayName(name),
      source: sources.ofField(
        name.personRecordId,
        [`name:${name.id}`, 'surname', 'forename', 'name'],
        name.createdAt,
      ),
    })),
    identifiers: raw.identifiers.map((held) => ({
      ...held,
      label: codeLabel('identifierTypes', held.type),
      source: sources.ofField(held.personRecordId, [`identifier:${held.id}`, 'identifiers'], held.createdAt),
    })),
    identifierProblems: golden.dataQuality.map(
      ({ type, values }) =>
        `Two different ${codeLabel('identifierTypes', type)}s are recorded: ${values.map(({ value }) => value.value).join(' and ')}. One record may be of somebody else.`,
    ),
    ...presentLinks(raw, sources, now, today),
    warnings: raw.markers.map((marker) => {
      const [brief] = presentMarkers([marker], today)
      return {
        ...marker,
        ...brief,
        label: brief?.label ?? marker.code,
        isUnreviewed: brief?.isUnreviewed ?? false,
        source: sources.ofFact(
          raw.people.some((person) => person.id === marker.recordId) ? marker.recordId : null,
          marker,
        ),
      }
    }),
    photographs: raw.photographs.map(({ createdAt, ...photo }) => ({ ...photo, addedAt: createdAt })),
    associates: presentAssociates(raw, sources, today),
    records: raw.people.map((person, place): z.infer<typeof HeldRecord> => ({
      id: person.id,
      version: person.version,
      nominalId: raw.id,
      source: sources.ofField(person.id, ['surname', 'forename', 'name']),
      isPrimary: place === 0,
      isRestricted: person.aclId !== 0,
      sex: person.sex,
      words: displayName(raw.names.find((name) => name.personRecordId === person.id)),
      dob:
        person.dob === null
          ? null
          : writtenDob({ dob: person.dob, dobTo: person.dobTo, precision: person.dobPrecision }),
      locked: lockOf(
        person.createdAt,
        raw.names.find((name) => name.personRecordId === person.id && name.kind === 'PRIMARY')?.createdAt,
        now,
        who,
      ),
    })),
    decisions: presentDecisions(raw),
    may: mayOf(who),
  }
}

const wordsOf = (field: string, words: string): string => {
  if (field === 'dob') return formatDay(words)
  return field === 'sex' ? codeLabel('sexes', words) : words
}

function presentLinks(
  raw: RawNominal,
  sources: Sources,
  now: Date,
  today: string,
): Pick<GoldenNominal, 'addresses' | 'objects'> {
  const common = (link: RawLink) => ({
    linkId: link.id,
    reference: link.reference,
    role: link.role,
    validFrom: link.validFrom,
    validTo: link.validTo,
    source: sources.ofFact(link.personRecordId, link),
  })
  return {
    addresses: raw.links
      .filter((link) => link.kind === 'Location')
      .map((link) => ({
        ...common(link),
        locationId: link.otherId,
        address: link.address ?? '',
        ...gazetteerView(link.gazetteer ?? { uprn: null, hasStreet: false, hasPoint: false }),
        roleLabel: codeLabel('personLocationRoles', link.role),
        isCurrent: link.validTo === null || new Date(link.validTo) > now,
        markers: presentMarkers(link.markers ?? [], today),
      })),
    objects: raw.links
      .filter((link) => link.kind === 'Object')
      .map((link) => ({
        ...common(link),
        objectId: link.otherId,
        kind: link.objectKind ?? '',
        label: link.label ?? '',
        keyValue: link.keyValue,
        roleLabel: codeLabel('personObjectRoles', link.role),
      })),
  }
}

function presentAssociates(raw: RawNominal, sources: Sources, today: string): GoldenNominal['associates'] {
  const links = raw.links.filter((link) => link.nominalId !== null && link.nominalId !== raw.id)
  const together = new Map(raw.together.map((row) => [row.nominalId, row]))
  const ids = [...new Set([...links.map((link) => link.nominalId), ...together.keys()])]
  return ids.flatMap((id) => {
    const brief = raw.briefs.find((row) => row.nominal_id === id)
    if (brief === undefined) return []
    const shared = together.get(brief.nominal_id)
    return [
      {
        nominalId: brief.nominal_id,
        reference: brief.reference,
        displayName: displayName(brief),
        dob: briefDob(brief),
        photograph: brief.photograph,
        markers: presentMarkers(brief.markers, today),
        relations: links
          .filter((link) => link.nominalId === id)
          .map((link) => ({
            linkId: link.id,
            role: link.role,
            note: link.note,
            source: sources.ofFact(link.personRecordId, link),
            roleLabel: isRelationship(link.role)
              ? relationshipLabel(link.role, link.isFromThem ? 'to' : 'from')
              : link.role,
          })),
        eventsTogether: shared?.n ?? 0,
        lastTogether: shared?.last ?? null,
      },
    ]
  })
}

const isRelationship = (role: string): role is RelationshipType =>
  relationshipTypes.some((type) => type.code === role)

const briefDob = (brief: RawBrief) =>
  shownDob({ dob: brief.dob, dobTo: brief.dob_to, dobPrecision: brief.dob_precision })

function presentDecisions(raw: RawNominal): GoldenNominal['decisions'] {
  const mine = new Set(raw.people.map((person) => person.id))
  return raw.decisions.map((row) => {
    const other = mine.has(row.a) && !mine.has(row.b) ? row.nominalB : row.nominalA
    const brief = raw.briefs.find((candidate) => candidate.nominal_id === other)
    return {
      id: row.id,
      decision: row.decision,
      reason: row.reason,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy,
      undoneAt: row.undoneAt,
      undoneReason: row.undoneReason,
      otherNominalId: other === raw.id ? null : other,
      otherWords: brief === undefined ? 'a record of this person' : displayName(brief),
    }
  })
}

const acts: Record<string, Permission> = {
  addFact: 'nominal.person.add',
  correct: 'nominal.person.correct',
  decideIdentity: 'nominal.identity.decide',
  approveIdentity: 'nominal.identity.approve',
  recordIdentityCase: 'nominal.identity.case',
  seeProtectedNames: 'nominal.protected.read',
  addMarker: 'pole.marker.create',
  endMarker: 'pole.marker.end',
  addPhotograph: 'pole.photograph.add',
  link: 'pole.link.create',
  seeHistory: 'pole.history.read',
  seeAudit: 'audit.entry.read',
  restrict: 'admin.record.restrict',
  submitIntelligence: 'intelligence.entry.submit',
  recordArrest: 'arrest.event.record',
  raiseReport: 'safeguarding.report.raise',
}

const mayOf = (who: Principal): GoldenNominal['may'] =>
  Object.fromEntries(
    Object.entries(acts).map(([act, permission]) => [
      act,
      holds(who, permission)
        ? { allowed: true }
        : { allowed: false, reason: 'Your role does not include this' },
    ]),
  )
