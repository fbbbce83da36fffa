/** Computes the golden fields of a nominal from its visible person records, with the reason of each choice and what else is recorded. */
import type { GoldenNominal as Shown } from '@mips/contracts/nominal-facts'
import { codeLabel } from '@mips/domain/codes/lists'
import { displayName } from '@mips/domain/nominal/display-name'
import { heldDob, holdDob, writtenDob } from '@mips/domain/nominal/held-dob'
import type { PartialDate } from '@mips/domain/nominal/partial-date'
import { goldenView } from '@mips/domain/nominal/survivorship'
import {
  recordedFirst,
  SOURCE_TIERS,
  type GoldenNominal,
  type PersonRecordFacts,
  type Sourced,
} from '@mips/domain/nominal/survivorship-facts'
import { formatDay } from '@mips/domain/time/day'
import type { RawNominal, RawPerson } from './nominal.raw.ts'
import type { Sources } from './nominal.source.ts'

/** The domain's view of the raw facts; `today` is YYYY-MM-DD. */
export const goldenOf = (raw: RawNominal, today: string): GoldenNominal =>
  goldenView(
    raw.people.map((person) => factsOf(person, raw)),
    today,
  )

function factsOf(person: RawPerson, raw: RawNominal): PersonRecordFacts {
  const one = <Value>(value: Value | undefined | null | '') =>
    value === undefined || value === null || value === '' ? [] : [{ value }]
  const dob =
    person.dob === null
      ? undefined
      : heldDob({ dob: person.dob, dobTo: person.dobTo, precision: person.dobPrecision })
  return {
    personRecordId: person.id,
    recordedAt: new Date(person.createdAt).toISOString(),
    tier: SOURCE_TIERS[person.sourceTier - 1] ?? 'self-declared',
    names: raw.names
      .filter((name) => name.personRecordId === person.id)
      .map((name) => ({
        at: new Date(name.createdAt).toISOString(),
        value: { kind: name.kind.toLowerCase(), ...given(name) },
      })),
    dobs: one(dob),
    sexes: one(person.sex === 'M' || person.sex === 'F' ? person.sex : null),
    selfDefinedEthnicities: one(person.ethnicitySelf),
    observedEthnicities: one(person.ethnicityObserved),
    identifiers: raw.identifiers
      .filter((held) => held.personRecordId === person.id)
      .map(({ type, value, isValid }) => ({ value: { type, value, isValid } })),
    deaths:
      person.deathEvidence === null && person.deceasedOn === null
        ? []
        : [
            {
              value: {
                evidence: evidenceOf(person),
                ...(person.deceasedOn === null ? {} : { on: person.deceasedOn }),
              },
            },
          ],
  }
}

/** A death needs a certificate or a coroner; a day of death that was merely reported is no fact. */
function evidenceOf(person: RawPerson): 'certificate' | 'coroner' | 'none' {
  if (person.deathEvidence === 'CERTIFICATE') return 'certificate'
  return person.deathEvidence === 'CORONER' ? 'coroner' : 'none'
}

const given = (name: {
  title: string | null
  forename: string | null
  middle: string | null
  surname: string | null
}) =>
  Object.fromEntries(
    Object.entries({
      title: name.title,
      forename: name.forename,
      middle: name.middle,
      surname: name.surname,
    }).filter(([, part]) => part !== null),
  )

type Facts = Shown['facts']

/** Every golden field by name, the chosen value first and what other records say beside it. */
export function presentFacts(raw: RawNominal, golden: GoldenNominal, sources: Sources): Facts {
  const facts: Facts = {}
  const add = <Value>(
    field: string,
    chosen: Sourced<Value> | undefined,
    others: Sourced<Value>[],
    text: { value: (v: Value) => string; words: (v: Value) => string; reason: string; origins?: string[] },
  ) => {
    if (chosen === undefined) return
    const say = (fact: Sourced<Value>) => ({
      value: text.value(fact.value),
      words: text.words(fact.value),
      source: sources.ofField(fact.personRecordId, text.origins ?? [field], fact.at),
    })
    facts[field] = { ...say(chosen), reason: text.reason, alternatives: others.map(say) }
  }
  add('name', golden.name, golden.otherNames, {
    value: displayName,
    words: displayName,
    reason: 'From the surest source, the latest where several are as sure',
    origins: ['surname', 'forename', 'name'],
  })
  add('dob', golden.dob, golden.otherDobs, {
    value: dobText,
    words: (dob) => formatDay(dobText(dob)),
    reason: golden.isAgeInDoubt
      ? 'The youngest that is credible: whoever may be a child is treated as one'
      : 'From the surest source, the latest where several are as sure',
    origins: ['dob', 'ageYears'],
  })
  const code = (list: Parameters<typeof codeLabel>[0]) => ({
    value: (v: string) => v,
    words: (v: string) => codeLabel(list, v),
    reason: 'The latest that was given',
  })
  add(
    'sex',
    golden.sex,
    besides(raw, (person) => person.sex, golden.sex),
    code('sexes'),
  )
  add(
    'ethnicitySelf',
    golden.selfDefinedEthnicity,
    besides(raw, (person) => person.ethnicitySelf, golden.selfDefinedEthnicity),
    code('selfDefinedEthnicities'),
  )
  add(
    'ethnicityObserved',
    golden.observedEthnicity,
    besides(raw, (person) => person.ethnicityObserved, golden.observedEthnicity),
    code('observedEthnicities'),
  )
  for (const field of ['placeOfBirth', 'nationality', 'language', 'occupation', 'genderIdentity'] as const) {
    const [chosen, ...others] = latest(raw, (person) => person[field])
    add(
      field,
      chosen,
      others,
      field === 'genderIdentity'
        ? code('genderIdentities')
        : { value: (v) => v, words: (v) => v, reason: 'The latest that was given' },
    )
  }
  const [interpreter] = latest(raw, (person) =>
    person.interpreterNeeded === null ? null : String(person.interpreterNeeded),
  )
  add('interpreterNeeded', interpreter, [], {
    value: (v) => v,
    words: (v) => (v === 'true' ? 'Interpreter needed' : 'No interpreter needed'),
    reason: 'The latest that was given',
  })
  add('deceasedOn', golden.death, [], {
    value: (v) => v.on ?? '',
    words: (v) => (v.on === undefined ? 'Deceased' : formatDay(v.on)),
    reason: 'On a certificate or a coroner’s word',
  })
  return facts
}

/** What the other records say where they say something else. */
const besides = (
  raw: RawNominal,
  pick: (person: RawPerson) => string | null,
  chosen: Sourced<string> | undefined,
) => latest(raw, pick).filter((fact) => fact.value !== chosen?.value)

/** The value of a field in each record that has one, the latest first, each value once. */
function latest(raw: RawNominal, pick: (person: RawPerson) => string | null): Sourced<string>[] {
  const held = raw.people.flatMap((person) => {
    const value = pick(person)
    return value === null || value === ''
      ? []
      : [
          {
            value,
            personRecordId: person.id,
            at: person.createdAt,
            tier: SOURCE_TIERS[person.sourceTier - 1] ?? ('self-declared' as const),
          },
        ]
  })
  const newest = recordedFirst(held.sort((a, b) => (a.at < b.at ? 1 : -1)))
  return newest.filter((fact, place) => newest.findIndex((other) => other.value === fact.value) === place)
}

/** `1987-04-03`, `1987-04`, `1987` or `about 1987`. */
export function dobText(dob: PartialDate): string {
  const held = holdDob(dob)
  return held === undefined ? '' : writtenDob(held)
}
