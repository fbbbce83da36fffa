/** Faults to plant in a clean file, each with the one rule that has to find it; used by the tests of the file-quality rules. */
import { generateAsn } from '../identifiers/asn.ts'
import { addDays } from '../time/day.ts'
import { type Draft, today } from './case-file.testing.ts'
import { chargingAuthority } from './charging.ts'
import type { FormCode } from './mg-forms.ts'

type DraftDefendant = Draft['defendants'][number]
type DraftOffence = DraftDefendant['offences'][number]

/** One place where a fault can be planted. `keys`: what it touches; two faults that share one are not planted together. */
export interface Place {
  keys: string[]
  plant: () => void
}

export interface Fault {
  rule: number
  name: string
  places: (file: Draft) => Place[]
  /** Rules that may also find it, because the fault breaks what they ask as well. */
  also?: number[]
}

const whole =
  (key: string, plant: (file: Draft) => void, can: (file: Draft) => boolean = () => true) =>
  (file: Draft): Place[] =>
    can(file) ? [{ keys: [key], plant: () => plant(file) }] : []

const onDefendant =
  (
    key: string,
    plant: (defendant: DraftDefendant, file: Draft) => void,
    can: (defendant: DraftDefendant, file: Draft) => boolean = () => true,
  ) =>
  (file: Draft): Place[] =>
    file.defendants
      .filter((one) => can(one, file))
      .map((one) => ({ keys: [`${one.id}.${key}`], plant: () => plant(one, file) }))

const onOffence =
  (
    plant: (offence: DraftOffence, defendant: DraftDefendant) => void,
    can: (offence: DraftOffence, defendant: DraftDefendant, file: Draft) => boolean = () => true,
    more: string[] = [],
  ) =>
  (file: Draft): Place[] =>
    file.defendants.flatMap((defendant) =>
      defendant.offences
        .filter((offence) => can(offence, defendant, file))
        .map((offence) => ({
          keys: [`${defendant.id}.o${offence.sequence}`, ...more.map((key) => `${defendant.id}.${key}`)],
          plant: () => plant(offence, defendant),
        })),
    )

/** The rows of a list; the key is the list and the place in it. */
const onRow =
  <Row>(
    list: (file: Draft) => Row[],
    name: string,
    plant: (row: Row, file: Draft) => void,
    can: (row: Row, file: Draft) => boolean = () => true,
    more: string[] = [],
  ) =>
  (file: Draft): Place[] =>
    list(file).flatMap((row, index) =>
      can(row, file) ? [{ keys: [`${name}.${index}`, ...more], plant: () => plant(row, file) }] : [],
    )

/** New dates of an offence, on the file and on the print of the national computer alike. */
function redate(offence: DraftOffence, defendant: DraftDefendant, start: string, end?: string) {
  const printed = defendant.print?.offences.find(({ sequence }) => sequence === offence.sequence)
  for (const row of [offence, printed])
    if (row) {
      row.start = start
      row.end = end
    }
}

const isListed = (offence: DraftOffence) => offence.listed !== undefined
const charged = (file: Draft) => file.stage !== 'PRE_CHARGE'
const has = (file: Draft, code: FormCode) => file.forms.some((form) => form.code === code)
const dropForm = (file: Draft, code: FormCode, subjectId?: string) => {
  file.forms = file.forms.filter(
    (form) => form.code !== code || (subjectId !== undefined && form.subjectId !== subjectId),
  )
}
const isAdult = (one: DraftDefendant) => one.dateOfBirth !== '2010-03-04'
const long = (count: number) => 'x'.repeat(count)
const dummyAsn = () => {
  const made = generateAsn({ year: 26, force: '00', unit: 'NP', system: '00', serial: 77 })
  return made.ok ? made.value : ''
}
const lastLetter = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A')
const clean = (file: Draft) => file.documents.map((document) => document)

export const faults: Fault[] = [
  { rule: 1, name: 'a reference of the wrong form', places: whole('urn', (file) => (file.urn = '01/ZD/1')) },
  {
    rule: 1,
    name: 'a reference that another case has',
    places: whole('urn', (file) => (file.isUrnTaken = true)),
  },
  { rule: 2, name: 'no arrest summons number', places: onDefendant('asn', (one) => (one.asn = '')) },
  {
    rule: 2,
    name: 'a check letter that does not fit',
    places: onDefendant('asn', (one) => (one.asn = lastLetter(one.asn))),
  },
  {
    rule: 3,
    name: 'a placeholder for a recordable offence',
    places: onDefendant(
      'asn',
      (one) => (one.asn = dummyAsn()),
      (one) => one.offences.every(({ listed }) => listed?.isRecordable),
    ),
  },
  {
    rule: 4,
    name: 'a unit that does not exist',
    places: onDefendant('unit', (one) => (one.isAsnUnitListed = false)),
  },
  {
    rule: 5,
    name: 'a PNC ID whose letter does not fit',
    places: onDefendant('pnc', (one) => (one.pncId = '2002/0073319A')),
  },
  {
    rule: 6,
    name: 'a CRO number whose letter does not fit',
    places: onDefendant('cro', (one) => (one.croNumber = '065656/91A')),
  },
  { rule: 7, name: 'an offence in no list', places: onOffence((offence) => (offence.listed = undefined)) },
  {
    rule: 8,
    name: 'an offence that began later',
    places: onOffence((offence) => {
      if (offence.listed) offence.listed.from = addDays(offence.start, 1)
    }, isListed),
  },
  {
    rule: 8,
    name: 'an offence that was repealed',
    places: onOffence((offence) => {
      if (offence.listed) offence.listed.until = addDays(offence.start, -1)
    }, isListed),
  },
  {
    rule: 9,
    name: 'a generic code without particulars',
    places: onOffence((offence) => {
      if (offence.listed) offence.listed.isGeneric = true
      offence.particulars = ' '
    }, isListed),
  },
  {
    rule: 10,
    name: 'a summary offence charged after eight months',
    places: onOffence(
      (offence, one) => redate(offence, one, '2026-03-01'),
      ({ listed }) => listed?.category === 'CS' || listed?.category === 'CM',
      ['print', 'days'],
    ),
  },
  {
    rule: 11,
    name: 'an end before the start',
    places: onOffence(
      (offence, one) => redate(offence, one, offence.start, addDays(offence.start, -2)),
      undefined,
      ['print'],
    ),
  },
  { rule: 11, name: 'a date code of 7', places: onOffence((offence) => (offence.dateCode = 7)) },
  {
    rule: 11,
    name: 'a day that is none',
    places: onOffence((offence, one) => redate(offence, one, '2026-02-30'), undefined, ['print']),
  },
  {
    rule: 11,
    name: 'an offence in the future',
    places: onOffence((offence, one) => redate(offence, one, addDays(today, 2)), undefined, [
      'print',
      'days',
    ]),
    also: [14],
  },
  {
    rule: 12,
    name: 'no day of arrest',
    places: onDefendant(
      'days',
      (one) => (one.arrestedOn = undefined),
      (_, file) => charged(file) && file.initiation === 'C',
    ),
  },
  {
    rule: 12,
    name: 'an arrest in the future',
    places: onDefendant(
      'days',
      (one) => (one.arrestedOn = addDays(today, 1)),
      (_, file) => charged(file) && file.initiation === 'C',
    ),
    also: [14],
  },
  {
    rule: 13,
    name: 'no day of charge',
    places: onDefendant(
      'days',
      (one) => (one.chargedOn = undefined),
      (_, file) => charged(file),
    ),
  },
  {
    rule: 13,
    name: 'a charge in the future',
    places: onDefendant(
      'days',
      (one) => (one.chargedOn = addDays(today, 1)),
      (_, file) => charged(file),
    ),
  },
  {
    rule: 14,
    name: 'an arrest before the offence',
    places: onDefendant(
      'days',
      (one) => (one.arrestedOn = '2026-05-01'),
      (_, file) => charged(file) && file.initiation === 'C',
    ),
  },
  {
    rule: 15,
    name: 'a hearing that has passed',
    places: whole(
      'hearing',
      (file) => {
        if (file.hearing) file.hearing.day = addDays(today, -1)
      },
      charged,
    ),
  },
  { rule: 15, name: 'no hearing', places: whole('hearing', (file) => (file.hearing = undefined), charged) },
  {
    rule: 16,
    name: 'a court code of the wrong form',
    places: whole(
      'hearing',
      (file) => {
        if (file.hearing) file.hearing.courtCode = 'B1'
      },
      charged,
    ),
  },
  {
    rule: 16,
    name: 'a court that is not listed',
    places: whole(
      'hearing',
      (file) => {
        if (file.hearing) file.hearing.isListed = false
      },
      charged,
    ),
  },
  {
    rule: 16,
    name: 'a court that does not sit',
    places: whole(
      'hearing',
      (file) => {
        if (file.hearing) file.hearing.isOpen = false
      },
      charged,
    ),
  },
  {
    rule: 17,
    name: 'no place where one is needed',
    places: onOffence(
      (offence) => (offence.location = undefined),
      ({ listed }) => listed?.needsLocation === true,
    ),
  },
  { rule: 17, name: 'a place of 81 letters', places: onOffence((offence) => (offence.location = long(81))) },
  { rule: 18, name: 'no wording', places: onOffence((offence) => (offence.wording = ' ')) },
  {
    rule: 18,
    name: 'wording of 2,501 letters',
    places: onOffence((offence) => (offence.wording = long(2501))),
  },
  {
    rule: 19,
    name: 'no statement of facts',
    places: onOffence(
      (offence) => (offence.statementOfFacts = undefined),
      ({ listed }) => listed?.needsStatementOfFacts === true,
    ),
  },
  {
    rule: 19,
    name: 'a statement of facts of 4,001 letters',
    places: onOffence((offence) => (offence.statementOfFacts = long(4001))),
  },
  {
    rule: 20,
    name: 'no statement of facts in Welsh',
    places: onOffence(
      (offence) => (offence.welshStatementOfFacts = ''),
      ({ listed }, one) => listed?.needsStatementOfFacts === true && one.hearingLanguage === 'W',
      ['language'],
    ),
  },
  {
    rule: 21,
    name: 'no level',
    places: onOffence(
      (offence) => (offence.alcohol = { method: 'BREATH' }),
      ({ listed }) => listed?.needsAlcohol === true,
    ),
  },
  {
    rule: 21,
    name: 'a level of 1000',
    places: onOffence(
      (offence) => (offence.alcohol = { level: 1000, method: 'BREATH' }),
      ({ listed }) => listed?.needsAlcohol === true,
    ),
  },
  {
    rule: 21,
    name: 'no method',
    places: onOffence(
      (offence) => (offence.alcohol = { level: 40 }),
      ({ listed }) => listed?.needsAlcohol === true,
    ),
  },
  {
    rule: 22,
    name: 'no kind of vehicle',
    places: onOffence(
      (offence) => (offence.vehicle = {}),
      ({ listed }) => listed?.needsVehicle === true,
    ),
  },
  {
    rule: 22,
    name: 'a mark of twelve letters',
    places: onOffence((offence) => (offence.vehicle = { code: 'CAR', registration: long(12) })),
  },
  {
    rule: 23,
    name: 'no birth at all',
    places: onDefendant(
      'birth',
      (one) => {
        one.dateOfBirth = undefined
        one.perceivedBirthYear = undefined
      },
      isAdult,
    ),
  },
  {
    rule: 23,
    name: 'a birth in the future',
    places: onDefendant('birth', (one) => (one.dateOfBirth = addDays(today, 40)), isAdult),
  },
  {
    rule: 23,
    name: 'an estimated year to come',
    places: onDefendant(
      'birth',
      (one) => {
        one.dateOfBirth = undefined
        one.perceivedBirthYear = 2031
      },
      isAdult,
    ),
  },
  {
    rule: 24,
    name: 'a youth without a guardian',
    places: onDefendant(
      'guardian',
      (one) => (one.guardian = undefined),
      (one, file) => charged(file) && !isAdult(one),
    ),
  },
  {
    rule: 24,
    name: 'youths alone in the adult court',
    places: whole(
      'hearing',
      (file) => {
        if (file.hearing) file.hearing.courtType = 'MCA'
      },
      (file) => file.stage === 'FIRST_HEARING' && !file.defendants.some(isAdult),
    ),
  },
  { rule: 25, name: 'no family name', places: onDefendant('name', (one) => (one.familyName = '')) },
  {
    rule: 25,
    name: 'a forename of 36 letters',
    places: onDefendant('name', (one) => (one.forenames = [long(36)])),
  },
  { rule: 25, name: 'no address', places: onDefendant('address', (one) => (one.addressLines = [])) },
  {
    rule: 25,
    name: 'an address line of 36 letters',
    places: onDefendant('address', (one) => one.addressLines.push(long(36))),
  },
  {
    rule: 26,
    name: 'a postcode of no shape',
    places: onDefendant('postcode', (one) => (one.postcode = 'ZZ')),
  },
  {
    rule: 27,
    name: 'an ethnicity in no list',
    places: onDefendant('ethnicity', (one) => (one.selfDefinedEthnicity = 'X7')),
  },
  {
    rule: 27,
    name: 'an observed ethnicity in no list',
    places: onDefendant('ethnicity', (one) => (one.observedEthnicity = 'IC1')),
  },
  {
    rule: 28,
    name: 'a nationality in words',
    places: onDefendant('nationality', (one) => (one.nationality = 'British')),
  },
  {
    rule: 29,
    name: 'no language of papers',
    places: onDefendant('language', (one) => (one.documentLanguage = undefined)),
  },
  {
    rule: 29,
    name: 'no language of the hearing',
    places: onDefendant('language', (one) => (one.hearingLanguage = undefined)),
  },
  {
    rule: 30,
    name: 'a remand status in no list',
    places: onDefendant(
      'remand',
      (one) => (one.remandStatus = 'ZZ'),
      ({ remandStatus }) => remandStatus === 'UB',
    ),
  },
  {
    rule: 30,
    name: 'conditional bail without conditions',
    places: onDefendant(
      'remand',
      (one) => (one.bailConditions = [' ']),
      ({ remandStatus }) => remandStatus === 'CB',
    ),
  },
  {
    rule: 31,
    name: 'an initiation in no list',
    places: whole(
      'initiation',
      (file) => (file.initiation = 'X'),
      (file) => charged(file) && file.initiation === 'C',
    ),
  },
  {
    rule: 31,
    name: 'a summons without its code',
    places: whole(
      'initiation',
      (file) => (file.summonsCode = undefined),
      ({ initiation }) => initiation === 'S',
    ),
  },
  {
    rule: 32,
    name: 'an officer without contact',
    places: whole('officer', (file) => (file.officer.contact = '')),
  },
  {
    rule: 32,
    name: 'an officer without number',
    places: whole('officer', (file) => (file.officer.number = '')),
  },
  {
    rule: 32,
    name: 'a rank of 36 letters',
    places: whole('officer', (file) => (file.officer.rank = long(36))),
  },
  {
    rule: 33,
    name: 'a gap in the numbers of offences',
    places: (file) =>
      file.defendants.flatMap((one) => {
        const last = one.offences.at(-1)
        const printed = one.print?.offences.at(-1)
        if (last === undefined || printed === undefined) return []
        return [
          {
            keys: [`${one.id}.o${last.sequence}`, `${one.id}.print`, 'summary', 'points'],
            plant: () => {
              last.sequence += 1
              printed.sequence += 1
              file.summaryCovers.push(`${one.id}/${last.sequence}`)
            },
          },
        ]
      }),
  },
  {
    rule: 34,
    name: 'one person as two defendants',
    places: onDefendant(
      'nominal',
      (one, file) => (one.nominalId = file.defendants[0]?.nominalId ?? ''),
      (one) => one.id !== 'd1',
    ),
  },
  {
    rule: 35,
    name: 'a charge by police of what is for the prosecutor',
    places: whole(
      'decision',
      (file) => {
        if (file.decision) file.decision.by = 'POLICE'
      },
      (file) => {
        if (file.decision?.by !== 'CPS' || file.decision.test !== 'FULL') return false
        const offences = file.defendants.flatMap((one) =>
          one.offences.map(({ code, listed }) => ({ code, category: listed?.category ?? '' })),
        )
        // Whatever else is planted, an offence that only a prosecutor charges keeps this fault a fault.
        return (
          offences.filter(({ category }) => category === 'CI').length > 1 &&
          chargingAuthority(offences, undefined, file.flags, today).by === 'CPS'
        )
      },
    ),
  },
  {
    rule: 35,
    name: 'a charge by police where somebody died',
    places: whole(
      'decision',
      (file) => file.flags.exclusions.push('DEATH'),
      (file) => file.decision?.by === 'POLICE',
    ),
  },
  {
    rule: 36,
    name: 'no reference of the prosecutor',
    places: whole(
      'decision',
      (file) => {
        if (file.decision) file.decision.reference = ''
      },
      (file) => file.decision?.by === 'CPS',
    ),
  },
  {
    rule: 36,
    name: 'no name of the prosecutor',
    places: whole(
      'decision',
      (file) => {
        if (file.decision) file.decision.decidedBy = undefined
      },
      (file) => file.decision?.by === 'CPS',
    ),
  },
  {
    rule: 36,
    name: 'no report for the decision',
    places: whole(
      'decision',
      (file) => dropForm(file, 'MG3'),
      (file) => file.decision?.by === 'CPS',
    ),
    also: [42],
  },
  {
    rule: 37,
    name: 'the threshold test for people on bail',
    places: whole(
      'decision',
      (file) => {
        if (file.decision)
          Object.assign(file.decision, {
            test: 'THRESHOLD',
            outstanding: [{ what: 'DNA', expectedOn: today }],
            reviewOn: today,
          })
      },
      (file) =>
        file.decision?.test === 'FULL' && file.defendants.some(({ remandStatus }) => remandStatus !== 'PB'),
    ),
  },
  {
    rule: 37,
    name: 'the threshold test with nothing outstanding',
    places: whole(
      'decision',
      (file) => {
        if (file.decision) file.decision.outstanding = []
      },
      (file) => file.decision?.test === 'THRESHOLD',
    ),
  },
  {
    rule: 37,
    name: 'the threshold test without a day of review',
    places: whole(
      'decision',
      (file) => {
        if (file.decision) file.decision.reviewOn = undefined
      },
      (file) => file.decision?.test === 'THRESHOLD',
    ),
  },
  {
    rule: 38,
    name: 'no reference of a consent',
    places: onOffence(
      (offence) => (offence.consentReference = undefined),
      ({ listed }, _, file) => listed?.consentOf !== undefined && charged(file),
    ),
  },
  {
    rule: 39,
    name: 'no plea expected',
    places: whole(
      'plea',
      (file) => (file.anticipatedPlea = undefined),
      ({ anticipatedPlea }) => anticipatedPlea === 'NGAP',
    ),
  },
  {
    rule: 40,
    name: 'an offence that the summary leaves out',
    places: whole('summary', (file) => {
      file.summaryCovers = file.summaryCovers.slice(1)
    }),
  },
  {
    rule: 40,
    name: 'an interview that nothing is said of',
    places: onDefendant('interview', (one) => (one.interview = undefined)),
  },
  {
    rule: 41,
    name: 'a point without evidence',
    places: whole('points', (file) => {
      file.pointsToProve[0] = { offence: 'd1/1', point: 'Intent', evidence: [] }
    }),
  },
  { rule: 42, name: 'no case summary', places: whole('summary', (file) => dropForm(file, 'MG5')) },
  {
    rule: 42,
    name: 'no charge sheet of one defendant',
    places: onDefendant(
      'paper',
      (one, file) => dropForm(file, 'MG4', one.id),
      (_, file) => has(file, 'MG4'),
    ),
  },
  {
    rule: 42,
    name: 'no requisition',
    places: onDefendant(
      'paper',
      (one, file) => {
        dropForm(file, 'MG4E', one.id)
        dropForm(file, 'MG4D', one.id)
      },
      (_, file) => charged(file) && !has(file, 'MG4') && file.initiation !== 'C',
    ),
  },
  {
    rule: 42,
    name: 'no bail form',
    places: onDefendant(
      'bailForm',
      (one, file) => dropForm(file, 'MG4A', one.id),
      (one, file) => charged(file) && one.remandStatus === 'CB',
    ),
  },
  {
    rule: 42,
    name: 'no dates of witnesses',
    places: whole(
      'plea',
      (file) => dropForm(file, 'MG10'),
      (file) => file.stage === 'CROWN' || (charged(file) && file.anticipatedPlea === 'NGAP'),
    ),
  },
  {
    rule: 42,
    name: 'no exhibit list',
    places: whole(
      'exhibitList',
      (file) => dropForm(file, 'MG12'),
      (file) => file.exhibits.length > 0,
    ),
  },
  {
    rule: 42,
    name: 'no print of the national computer',
    places: onDefendant('print', (one) => (one.print = undefined)),
  },
  {
    rule: 42,
    name: 'no disclosure certificate',
    places: whole(
      'plea',
      (file) => dropForm(file, 'SDC'),
      (file) => has(file, 'SDC'),
    ),
  },
  {
    rule: 42,
    name: 'no copies of presumed material',
    places: whole(
      'plea',
      (file) => (file.arePresumedCopiesIn = false),
      (file) => file.stage === 'CROWN' || file.anticipatedPlea === 'NGAP',
    ),
  },
  {
    rule: 42,
    name: 'no forensic form',
    places: whole(
      'forensic',
      (file) => dropForm(file, 'MG21'),
      (file) => file.hasForensicEvidence,
    ),
  },
  {
    rule: 42,
    name: 'a breach of bail without its form',
    places: onDefendant(
      'breach',
      (one) => (one.hasBrokenBail = true),
      (_, file) => charged(file),
    ),
  },
  {
    rule: 42,
    name: 'a personal statement that is wanted and not taken',
    places: onRow(
      (file) => file.victims,
      'victims',
      (victim) => (victim.personalStatement = 'WANTED'),
    ),
  },
  {
    rule: 43,
    name: 'grounds without facts',
    places: onDefendant(
      'grounds',
      (one) => (one.remandGrounds = [{ code: 'FAIL_TO_APPEAR', facts: '' }]),
      ({ remandStatus }, file) => file.isRemandSought && remandStatus === 'PB',
    ),
  },
  {
    rule: 43,
    name: 'no grounds',
    places: onDefendant(
      'grounds',
      (one) => (one.remandGrounds = []),
      ({ remandStatus }, file) => file.isRemandSought && remandStatus === 'PB',
    ),
  },
  {
    rule: 43,
    name: 'no remand application',
    places: onDefendant(
      'remandForm',
      (one, file) => dropForm(file, 'MG7', one.id),
      ({ remandStatus }, file) => file.isRemandSought && remandStatus === 'PB',
    ),
    also: [42],
  },
  {
    rule: 44,
    name: 'a maker who is not listed',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (witness) => (witness.isListed = false),
      ({ id }) => id !== 'w3',
    ),
  },
  {
    rule: 44,
    name: 'somebody listed for no reason',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (witness) => (witness.listNote = undefined),
      ({ id }) => id === 'w3',
    ),
    also: [42],
  },
  {
    rule: 45,
    name: 'dates asked long ago',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (witness) => {
        if (witness.availability) witness.availability.takenOn = addDays(today, -29)
      },
      (_, file) => file.anticipatedPlea === 'NGAP' && charged(file),
      ['plea'],
    ),
  },
  {
    rule: 45,
    name: 'dates that end too soon',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (witness) => {
        if (witness.availability) witness.availability.to = addDays(today, 90)
      },
      (_, file) => file.anticipatedPlea === 'NGAP' && charged(file),
      ['plea'],
    ),
  },
  {
    rule: 45,
    name: 'no dates',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (witness) => (witness.availability = undefined),
      (_, file) => file.anticipatedPlea === 'NGAP' && charged(file),
      ['plea'],
    ),
  },
  {
    rule: 46,
    name: 'a statement without signature',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.signedAt = undefined),
    ),
  },
  {
    rule: 46,
    name: 'a statement signed after it was sent',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.signedAt = '2026-11-21T10:00:00Z'),
    ),
  },
  {
    rule: 46,
    name: 'a statement without a day',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.datedOn = undefined),
    ),
  },
  {
    rule: 46,
    name: 'a statement without its declaration',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.hasDeclaration = false),
    ),
  },
  {
    rule: 47,
    name: 'a telephone in a statement',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.text += ' Ring me on 07700 900 123.'),
    ),
  },
  {
    rule: 47,
    name: 'mail in a statement',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.text += ' Write to someone@example.org.'),
    ),
  },
  {
    rule: 47,
    name: 'an address in a statement',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => (one.text += ' I live at 22 Harbour  Steps, Fenwick.'),
    ),
  },
  {
    rule: 48,
    name: 'an exhibit that is not there',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => one.exhibits.push('XYZ/9'),
    ),
  },
  {
    rule: 48,
    name: 'an exhibit of somebody else',
    places: onRow(
      (file) => file.statements,
      'statements',
      (one) => one.exhibits.push('ABC/1'),
      (one, file) => one.makerId === 'w1' && file.exhibits.length > 0,
    ),
  },
  {
    rule: 49,
    name: 'a hand that does not meet the next',
    places: onRow(
      (file) => file.exhibits,
      'exhibits',
      (one) => {
        const move = one.log[1]
        if (move) move.from = { kind: 'PERSON', id: 'nobody' }
      },
    ),
  },
  {
    rule: 49,
    name: 'a broken seal',
    places: onRow(
      (file) => file.exhibits,
      'exhibits',
      (one) => {
        const move = one.log[1]
        if (move) move.sealBefore = 'S9'
      },
    ),
  },
  {
    rule: 49,
    name: 'no continuity',
    places: onRow(
      (file) => file.exhibits,
      'exhibits',
      (one) => (one.log = []),
    ),
  },
  {
    rule: 50,
    name: 'a recording without length',
    places: onRow(
      (file) => file.media,
      'media',
      (one) => (one.durationSeconds = 0),
    ),
  },
  {
    rule: 50,
    name: 'a recording without times',
    places: onRow(
      (file) => file.media,
      'media',
      (one) => (one.relevantTimes = undefined),
    ),
  },
  {
    rule: 50,
    name: 'a link that does not open',
    places: onRow(
      (file) => file.media,
      'media',
      (one) => (one.isLinkWorking = false),
    ),
  },
  {
    rule: 50,
    name: 'no link',
    places: onRow(
      (file) => file.media,
      'media',
      (one) => (one.link = undefined),
    ),
    also: [42],
  },
  {
    rule: 51,
    name: 'a class of presumed material not answered',
    places: whole(
      'plea',
      (file) => {
        delete file.presumed.NOTEBOOK
      },
      ({ anticipatedPlea }) => anticipatedPlea === 'NGAP',
    ),
  },
  {
    rule: 52,
    name: 'a gap in the schedule',
    places: whole('unused', (file) => {
      const item = file.unused[1]
      if (item) item.number = 3
    }),
  },
  {
    rule: 52,
    name: 'a number twice',
    places: whole('unused', (file) => {
      const item = file.unused[1]
      if (item) item.number = 1
    }),
  },
  {
    rule: 52,
    name: 'an item without words',
    places: whole('unused', (file) => {
      const item = file.unused[0]
      if (item) item.description = ''
    }),
  },
  {
    rule: 52,
    name: 'an item that is a form number',
    places: whole('unused', (file) => {
      const item = file.unused[0]
      if (item) item.description = 'MG 11'
    }),
  },
  {
    rule: 53,
    name: 'a schedule without signature',
    places: onRow(
      (file) => file.schedules,
      'schedules',
      (one) => (one.signedBy = ''),
    ),
  },
  {
    rule: 53,
    name: 'a schedule without a day',
    places: onRow(
      (file) => file.schedules,
      'schedules',
      (one) => (one.signedAt = undefined),
    ),
  },
  {
    rule: 53,
    name: 'schedules without the report',
    places: whole(
      'report',
      (file) => dropForm(file, 'MG6E'),
      (file) => file.schedules.length > 0,
    ),
    also: [42],
  },
  {
    rule: 54,
    name: 'a report of an item that is not there',
    places: whole(
      'report',
      (file) => file.report?.numbers.push(99),
      (file) => file.report !== undefined,
    ),
  },
  {
    rule: 54,
    name: 'a report of a number of the sensitive schedule alone',
    places: whole(
      'report',
      (file) => {
        file.report?.numbers.push(4)
      },
      (file) => file.report !== undefined,
    ),
  },
  {
    rule: 55,
    name: 'the words of a sensitive item',
    places: onRow(
      clean,
      'documents',
      (one) => (one.text += ' report naming  the person who told police '),
      ({ isServed }) => isServed,
    ),
  },
  {
    rule: 55,
    name: 'the number of a sensitive item',
    places: onRow(
      clean,
      'documents',
      (one) => (one.text += ' See MG6D item 1.'),
      ({ isServed }) => isServed,
    ),
  },
  {
    rule: 55,
    name: 'a sensitive item itself',
    places: onRow(
      clean,
      'documents',
      (one) => one.originIds.push('u3'),
      ({ isServed }) => isServed,
    ),
  },
  {
    rule: 56,
    name: 'an item on both schedules',
    places: whole('unused', (file) =>
      file.unused.push({ originId: 'u3', schedule: 'C', number: 3, description: 'Report of a call, edited' }),
    ),
  },
  {
    rule: 57,
    name: 'a witness list that is served',
    places: onRow(
      clean,
      'documents',
      (one) => (one.isServed = true),
      ({ form }) => form === 'MG9',
    ),
  },
  {
    rule: 57,
    name: 'the back of a statement that is served',
    places: onRow(
      clean,
      'documents',
      (one) => (one.form = 'MG11_BACK'),
      ({ form }) => form === 'MG11',
    ),
  },
  {
    rule: 57,
    name: 'the sensitive schedule that is served',
    places: onRow(
      clean,
      'documents',
      (one) => (one.isServed = true),
      ({ form }) => form === 'MG6D',
    ),
    also: [55],
  },
  {
    rule: 58,
    name: 'text under a redaction',
    places: onRow(clean, 'documents', (one) => (one.redaction = { hasTextUnder: true, hasMetadata: false })),
  },
  {
    rule: 58,
    name: 'a file that tells of itself',
    places: onRow(clean, 'documents', (one) => (one.redaction = { hasTextUnder: false, hasMetadata: true })),
  },
  {
    rule: 59,
    name: 'convictions not looked up',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (one) => (one.convictionsCheckedOn = undefined),
    ),
  },
  {
    rule: 59,
    name: 'a look-up in the future',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (one) => (one.convictionsCheckedOn = addDays(today, 1)),
    ),
  },
  {
    rule: 60,
    name: 'no return of misconduct',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (one) => (one.misconduct = undefined),
      ({ kind }) => kind === 'POLICE',
    ),
  },
  {
    rule: 61,
    name: 'no special measures assessment',
    places: whole(
      'measures',
      (file) => dropForm(file, 'MG2'),
      (file) => file.witnesses.some(({ isVulnerable }) => isVulnerable),
    ),
    also: [42],
  },
  {
    rule: 62,
    name: 'no personal statement offered',
    places: onRow(
      (file) => file.victims,
      'victims',
      (one) => (one.statementOfferedOn = undefined),
    ),
  },
  {
    rule: 63,
    name: 'needs not asked',
    places: onRow(
      (file) => file.victims,
      'victims',
      (one) => (one.needs = ''),
    ),
  },
  {
    rule: 63,
    name: 'no wish how to be told',
    places: onRow(
      (file) => file.victims,
      'victims',
      (one) => (one.contactPreference = undefined),
    ),
  },
  {
    rule: 64,
    name: 'domestic abuse without assessment',
    places: whole(
      'abuse',
      (file) => {
        if (file.domesticAbuse) file.domesticAbuse.hasAssessment = false
      },
      (file) => file.domesticAbuse !== undefined,
    ),
  },
  {
    rule: 64,
    name: 'domestic abuse without its history',
    places: whole(
      'abuse',
      (file) => {
        if (file.domesticAbuse) file.domesticAbuse.hasHistory = false
      },
      (file) => file.domesticAbuse !== undefined,
    ),
  },
  {
    rule: 64,
    name: 'domestic abuse without children recorded',
    places: whole(
      'abuse',
      (file) => {
        if (file.domesticAbuse) file.domesticAbuse.areChildrenRecorded = false
      },
      (file) => file.domesticAbuse !== undefined,
    ),
  },
  {
    rule: 64,
    name: 'domestic abuse without checklist',
    places: whole(
      'abuse',
      (file) => {
        if (file.domesticAbuse) file.domesticAbuse.hasChecklist = false
      },
      (file) => file.domesticAbuse !== undefined,
    ),
  },
  {
    rule: 64,
    name: 'domestic abuse with nothing at all',
    places: whole(
      'abuse',
      (file) => (file.domesticAbuse = undefined),
      (file) => file.domesticAbuse !== undefined,
    ),
  },
  {
    rule: 65,
    name: 'a defendant who is a witness',
    places: onRow(
      (file) => file.witnesses,
      'witnesses',
      (one, file) => (one.nominalId = file.defendants[0]?.nominalId),
      undefined,
      ['d1.nominal'],
    ),
  },
  {
    rule: 65,
    name: 'a defendant who is a victim',
    places: onRow(
      (file) => file.victims,
      'victims',
      (one, file) => (one.nominalId = file.defendants[0]?.nominalId),
      undefined,
      ['d1.nominal'],
    ),
  },
  {
    rule: 66,
    name: 'a record that was joined to another',
    places: onDefendant('golden', (one) => (one.isGolden = false)),
  },
  {
    rule: 66,
    name: 'a join in question',
    places: onDefendant('golden', (one) => (one.isJoinInQuestion = true)),
  },
  {
    rule: 67,
    name: 'an old print',
    places: onDefendant('print', (one) => {
      if (one.print) one.print.on = addDays(today, -29)
    }),
  },
  {
    rule: 67,
    name: 'a date that differs by a day',
    places: onDefendant(
      'print',
      (one) => {
        const row = one.print?.offences[0]
        if (row) row.start = addDays(row.start, 1)
      },
      (_, file) => charged(file),
    ),
  },
  {
    rule: 67,
    name: 'a code that differs',
    places: onDefendant(
      'print',
      (one) => {
        const row = one.print?.offences[0]
        if (row) row.code = 'TH68001'
      },
      (_, file) => charged(file),
    ),
  },
  {
    rule: 67,
    name: 'an offence that the print has not',
    places: onDefendant(
      'print',
      (one) => one.print?.offences.pop(),
      (_, file) => charged(file),
    ),
  },
  {
    rule: 68,
    name: 'a document without marking',
    places: onRow(clean, 'documents', (one) => (one.marking = undefined)),
  },
  {
    rule: 68,
    name: 'a document above what may be held',
    places: onRow(clean, 'documents', (one) => (one.marking = 'SECRET')),
  },
  { rule: 69, name: 'a program', places: onRow(clean, 'documents', (one) => (one.name = 'summary.exe')) },
  {
    rule: 69,
    name: 'a name with a path in it',
    places: onRow(clean, 'documents', (one) => (one.name = '../case/summary.pdf')),
  },
  { rule: 70, name: 'no certificate', places: whole('certified', (file) => (file.certified = undefined)) },
  {
    rule: 70,
    name: 'a change after the certificate',
    places: whole('certified', (file) => (file.editedAt = '2026-11-19T18:00:00Z')),
  },
]
