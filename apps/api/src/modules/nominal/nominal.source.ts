/** Says of each fact where it comes from and how it came. */
import type { Source } from '@mips/contracts/nominal-facts'
import { identityVerifications } from '@mips/domain/codes/people'
import type { RawNominal, RawPerson } from './nominal.raw.ts'

/** How a record came tells how its facts came, where none is kept of the fact itself. */
const howOf = (origin: string): string => (origin === 'screen' || origin === 'device' ? 'typed' : 'imported')

const verificationLabel = (code: string): string =>
  identityVerifications.find((row) => row.code === code)?.label ?? code

/** The sources of one nominal's facts. */
export function sourcesOf(raw: RawNominal) {
  const people = new Map(raw.people.map((person) => [person.id, person]))
  const origins = new Map(raw.origins.map((origin) => [`${origin.id} ${origin.field}`, origin]))
  const refTitle = (id: string | null) => (id === null ? null : (raw.refs[id]?.title ?? null))

  const build = (
    person: RawPerson | undefined,
    fact: { sourceId: string | null; at: string; how: string; carriedFromId?: string | null },
  ): Source => {
    const ref = fact.sourceId === null ? undefined : raw.refs[fact.sourceId]
    return {
      personRecordId: person?.id ?? null,
      sourceKind: person?.sourceKind ?? 'SELF_DECLARED',
      tier: person?.sourceTier ?? null,
      recordId: ref === undefined || ref.kind === null ? null : fact.sourceId,
      recordKind: ref?.kind ?? null,
      reference: ref?.reference ?? null,
      title:
        ref?.title ??
        (person === undefined ? 'Entered on this record' : verificationLabel(person.sourceKind)),
      at: fact.at,
      how: fact.how,
      carriedFrom: refTitle(fact.carriedFromId ?? null),
    }
  }

  return {
    /** Of a field of a person record; the first of the names under which its origin may be kept counts. */
    ofField(personRecordId: string, fields: string[], at?: string): Source {
      const person = people.get(personRecordId)
      const origin = fields
        .map((field) => origins.get(`${personRecordId} ${field}`))
        .find((found) => found !== undefined)
      return build(person, {
        sourceId: person?.sourceId ?? null,
        at: at ?? person?.createdAt ?? '',
        how: origin?.how ?? howOf(person?.origin ?? 'screen'),
        carriedFromId: origin?.carriedFromId ?? null,
      })
    },
    /** Of a fact that names its own source: a link or a marker. */
    ofFact(
      personRecordId: string | null,
      fact: { sourceId: string | null; createdAt: string; how?: string },
    ): Source {
      return build(personRecordId === null ? undefined : people.get(personRecordId), {
        sourceId: fact.sourceId,
        at: fact.createdAt,
        how: fact.how ?? 'typed',
      })
    },
  }
}

export type Sources = ReturnType<typeof sourcesOf>
