/** Clean files made from a seed: every kind of file that the rules look at, with nothing wrong in it. All people are invented. */
import { generateAsn } from '../identifiers/asn.ts'
import { checkLetter } from '../identifiers/check-letter.ts'
import { addDays, addMonths } from '../time/day.ts'
import type { CaseFile, CaseOffence, Defendant, FileForm, ListedOffence } from './case-file.ts'
import type { ChargingDecision } from './charging.ts'
import { materialClasses } from './unused-material.ts'

export type Mutable<T> = T extends readonly (infer Row)[]
  ? Mutable<Row>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T
export type Draft = Mutable<CaseFile>

/** Numbers from 0 up to 1 that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const today = '2026-11-20'
const at = '2026-11-20T10:00:00.000Z'

const listed = (title: string, category: string, more: Partial<ListedOffence> = {}): ListedOffence => ({
  title,
  category,
  isRecordable: true,
  isGeneric: false,
  needsLocation: false,
  needsStatementOfFacts: false,
  needsAlcohol: false,
  needsVehicle: false,
  ...more,
})

const offenceList: readonly { code: string; listed: ListedOffence }[] = [
  { code: 'TH68010', listed: listed('Theft from shop', 'CE') },
  { code: 'CJ88001', listed: listed('Common assault', 'CS', { needsLocation: true }) },
  {
    code: 'OF61102',
    listed: listed('Assault occasioning actual bodily harm', 'CE', { needsLocation: true }),
  },
  { code: 'TH68023', listed: listed('Robbery', 'CI') },
  {
    code: 'RT88007',
    listed: listed('Drive over the prescribed limit', 'CM', { needsAlcohol: true, needsVehicle: true }),
  },
  {
    code: 'RT88575',
    listed: listed('Careless driving', 'CM', {
      isRecordable: false,
      needsVehicle: true,
      needsStatementOfFacts: true,
    }),
  },
  { code: 'LG90001', listed: listed('Breach of a bylaw', 'CS', { isGeneric: true, isRecordable: false }) },
  { code: 'PU86116', listed: listed('Harassment, alarm or distress', 'CS', { needsStatementOfFacts: true }) },
  { code: 'PC02999', listed: listed('Corrupt payment', 'CE', { consentOf: 'DPP', from: '2011-07-01' }) },
]

const surnames = ['Quellmark', 'Varnholt', 'Oddsworth', 'Brennick', 'Tullavane', 'Mossgarth']
const forenames = ['Ada', 'Ivo', 'Nell', 'Rafe', 'Una', 'Zeb']

/** A file with nothing wrong in it; the same seed makes the same file. */
export function cleanFile(seed: number): Draft {
  const random = seeded(seed)
  const chance = (share: number) => random() < share
  const pick = <Row>(rows: readonly [Row, ...Row[]]): Row =>
    rows[Math.floor(random() * rows.length)] ?? rows[0]
  const stage = pick(['PRE_CHARGE', 'FIRST_HEARING', 'FIRST_HEARING', 'CROWN'] as const)
  const charged = stage !== 'PRE_CHARGE'
  const initiation = charged ? pick(['C', 'C', 'R', 'S'] as const) : 'C'
  const plea = pick(['GAP', 'NGAP'] as const)
  const areYouths = chance(0.2)
  const held = initiation === 'C' && chance(0.3)
  const chargedOn = addDays(today, -1 - Math.floor(random() * 10))
  const count = 1 + Math.floor(random() * 3)
  const isDomestic = chance(0.25)

  const defendantAt = (index: number): Defendant => {
    const arrestedOn = addDays(chargedOn, -Math.floor(random() * 3))
    const isYouth = areYouths || (index > 0 && chance(0.2))
    const welsh = chance(0.2)
    const bail = pick(['CB', 'UB'] as const)
    const status = held || (initiation === 'C' && index === 1) ? 'PB' : bail
    const offences = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, place): CaseOffence => {
      const row = offenceList[Math.floor(random() * offenceList.length)] ?? {
        code: 'TH68010',
        listed: listed('Theft', 'CE'),
      }
      const start = addDays(arrestedOn, -1 - Math.floor(random() * 40))
      const facts = row.listed.needsStatementOfFacts
      return {
        sequence: place + 1,
        code: row.code,
        wording: `Committed ${row.listed.title.toLowerCase()} contrary to the Act`,
        dateCode: 1 + Math.floor(random() * 6),
        start,
        ...(chance(0.3) ? { end: addDays(start, 1) } : {}),
        ...(row.listed.needsLocation || chance(0.3) ? { location: 'Market Square' } : {}),
        ...(row.listed.isGeneric ? { particulars: 'Lit a fire in the park after dusk' } : {}),
        ...(facts ? { statementOfFacts: 'The defendant did what is set out here.' } : {}),
        ...(facts && welsh ? { welshStatementOfFacts: 'Gwnaeth y diffynnydd yr hyn a nodir yma.' } : {}),
        ...(row.listed.needsAlcohol ? { alcohol: { level: 62, method: 'BREATH' } } : {}),
        ...(row.listed.needsVehicle ? { vehicle: { code: 'CAR', registration: 'AB12CDE' } } : {}),
        ...(row.listed.consentOf ? { consentReference: 'DPP/26/118' } : {}),
        listed: row.listed,
      }
    })
    const asn = generateAsn({
      year: 26,
      force: '01',
      unit: 'ZD',
      system: '01',
      serial: 4000 + seed * 4 + index,
    })
    const serial = String(73_000 + seed * 4 + index).padStart(7, '0')
    const cro = String(100_000 + ((seed * 4 + index) % 800_000))
    return {
      id: `d${index + 1}`,
      nominalId: `N${seed}-${index + 1}`,
      isGolden: true,
      isJoinInQuestion: false,
      familyName: surnames[index] ?? 'Quellmark',
      forenames: [forenames[index] ?? 'Ada'],
      ...(isYouth || chance(0.9)
        ? { dateOfBirth: isYouth ? '2010-03-04' : '1988-05-06' }
        : { perceivedBirthYear: 1980 }),
      addressLines: ['14 Lantern Row', 'Fenwick'],
      ...(chance(0.8) ? { postcode: 'SW1A 1AA' } : {}),
      asn: asn.ok ? asn.value : '',
      isAsnUnitListed: true,
      ...(chance(0.7) ? { pncId: `2002/${serial}${checkLetter(`02${serial}`)}` } : {}),
      ...(chance(0.5) ? { croNumber: `${cro}/91${checkLetter(`91${cro}`)}` } : {}),
      ...(chance(0.8) ? { selfDefinedEthnicity: 'W1', observedEthnicity: '1' } : {}),
      ...(chance(0.8) ? { nationality: 'GBR' } : {}),
      documentLanguage: 'E',
      hearingLanguage: welsh ? 'W' : 'E',
      remandStatus: status,
      bailConditions: status === 'CB' ? ['Not to go to Market Square'] : [],
      hasBrokenBail: false,
      ...(isYouth ? { guardian: 'Ottoline Quellmark' } : {}),
      ...(initiation === 'C' ? { arrestedOn } : {}),
      ...(charged ? { chargedOn } : {}),
      offences,
      print: {
        on: addDays(today, -Math.floor(random() * 20)),
        offences: offences.map(({ sequence, code, start, end }) => ({
          sequence,
          code,
          start,
          ...(end === undefined ? {} : { end }),
        })),
      },
      remandGrounds:
        status === 'PB' ? [{ code: 'FAIL_TO_APPEAR', facts: 'Three failures to surrender since 2024.' }] : [],
      interview: chance(0.7)
        ? { summary: 'Made no comment.', isDisputed: false }
        : { notInterviewedBecause: 'Not fit to be interviewed.', isDisputed: false },
      hasBadCharacterApplication: chance(0.1),
      offencesTakenIntoConsideration: chance(0.1) ? 2 : 0,
    }
  }
  const defendants = Array.from({ length: count }, (_, index) => defendantAt(index))

  const isVulnerable = chance(0.4)
  const witness = (
    id: string,
    kind: 'CIVILIAN' | 'POLICE',
    more: Partial<CaseFile['witnesses'][number]> = {},
  ) => ({
    id,
    nominalId: `W${seed}-${id}`,
    name: `Witness ${id}`,
    kind,
    isVulnerable: false,
    address: `${id.length + 20} Harbour Steps, Fenwick`,
    phone: '07700 900123',
    email: `${id}@example.org`,
    isListed: true,
    availability: { from: addDays(today, -3), to: addMonths(today, 7), takenOn: addDays(today, -3) },
    convictionsCheckedOn: addDays(today, -2),
    ...(kind === 'POLICE' ? { misconduct: 'NIL' as const } : {}),
    ...more,
  })
  const witnesses = [
    witness('w1', 'CIVILIAN', { isVulnerable }),
    witness('w2', 'POLICE'),
    ...(chance(0.5) ? [witness('w3', 'CIVILIAN', { listNote: 'Statement refused; summons asked for' })] : []),
  ]
  const statement = (id: string, makerId: string, exhibits: string[]) => ({
    id,
    makerId,
    isKey: makerId === 'w1',
    signedAt: '2026-11-15T10:00:00Z',
    datedOn: '2026-11-15',
    hasDeclaration: true,
    text: `I was at Market Square at 14:30 on 2 November and saw what happened. ${exhibits.join(', ')}`,
    exhibits,
  })
  const exhibits = chance(0.7)
    ? [
        {
          reference: 'ABC/1',
          description: 'Blue holdall',
          producerId: 'w2',
          log: [
            {
              at: '2026-11-12T09:00:00Z',
              to: { kind: 'PERSON' as const, id: 'w2' },
              purpose: 'SEIZED' as const,
              sealAfter: 'S1',
            },
            {
              at: '2026-11-12T12:00:00Z',
              from: { kind: 'PERSON' as const, id: 'w2' },
              to: { kind: 'PLACE' as const, id: 'store' },
              purpose: 'STORED' as const,
              sealBefore: 'S1',
              sealAfter: 'S1',
            },
          ],
        },
      ]
    : []
  const statements = [
    statement('s1', 'w1', []),
    statement(
      's2',
      'w2',
      exhibits.map(({ reference }) => reference),
    ),
  ]
  const media = chance(0.6)
    ? [
        {
          id: 'm1',
          description: 'Body-worn video of the arrest',
          isKey: chance(0.6),
          durationSeconds: 740,
          relevantTimes: '02:10 to 04:30',
          link: 'https://media.example.org/m1',
          isLinkWorking: true,
        },
      ]
    : []
  const victims = chance(0.85)
    ? [
        {
          id: 'v1',
          nominalId: `W${seed}-w1`,
          name: 'Witness w1',
          statementOfferedOn: addDays(today, -4),
          personalStatement: pick(['TAKEN', 'DECLINED'] as const),
          needs: 'None',
          contactPreference: 'Telephone after 18:00',
          claimsCompensation: chance(0.3),
        },
      ]
    : []
  const isConsent = defendants.some((one) => one.offences.some((offence) => offence.listed?.consentOf))
  const isForPolice =
    !isDomestic &&
    !isConsent &&
    defendants.every((one) =>
      one.offences.every(({ listed: row }) => row?.category.startsWith('CS') || row?.category === 'CM'),
    )
  const isByProsecutor = !isForPolice || chance(0.3)
  const isThreshold =
    defendants.every(({ remandStatus }) => remandStatus === 'PB') && isByProsecutor && chance(0.5)
  const decision: ChargingDecision = {
    by: isByProsecutor ? 'CPS' : 'POLICE',
    decidedBy: isByProsecutor ? 'R. Applewhite' : 'PS Thorne',
    ...(isByProsecutor ? { reference: `CPS/${seed}` } : {}),
    test: isThreshold ? 'THRESHOLD' : 'FULL',
    outcome: 'CHARGE',
    decidedOn: chargedOn,
    answers: {},
    outstanding: isThreshold ? [{ what: 'DNA result', expectedOn: addDays(today, 10) }] : [],
    ...(isThreshold ? { reviewOn: addDays(chargedOn, 20) } : {}),
    actions: [],
  }

  const isHeldOne = (one: Defendant) => one.remandStatus === 'PB'
  const isRemandSought = charged && defendants.some(isHeldOne)
  const contested = plea === 'NGAP'
  const crown = stage === 'CROWN'
  const requisitioned = charged && initiation !== 'C'
  const certificate = contested && !crown && chance(0.5)
  const full = crown || (contested && !certificate)
  const isConfiscationConsidered = crown && chance(0.3)
  const isDisclosureComplex = crown && chance(0.4)
  const hasForensicEvidence = chance(0.3)
  const forms: FileForm[] = []
  const add = (isNeeded: boolean, ...codes: FileForm['code'][]) => {
    if (isNeeded) forms.push(...codes.map((code) => ({ code })))
  }
  const addEach = (code: FileForm['code'], of: readonly { id: string }[]) => {
    forms.push(...of.map(({ id }) => ({ code, subjectId: id })))
  }
  add(true, 'MG1', 'MG5', 'MG6', 'MG6B', 'MG11', 'MG11_BACK')
  add(!charged || crown || isByProsecutor || isRemandSought, 'MG3')
  if (charged && !requisitioned) addEach('MG4', defendants)
  if (requisitioned) {
    addEach(
      'MG4D',
      defendants.filter(({ dateOfBirth }) => dateOfBirth === '2010-03-04'),
    )
    addEach(
      'MG4E',
      defendants.filter(({ dateOfBirth }) => dateOfBirth !== '2010-03-04'),
    )
  }
  if (charged) {
    addEach(
      'MG4A',
      defendants.filter(({ remandStatus }) => remandStatus === 'CB'),
    )
    addEach('MG7', defendants.filter(isHeldOne))
    addEach(
      'MG18',
      defendants.filter(({ offencesTakenIntoConsideration: others }) => others > 0),
    )
    addEach(
      'MG19',
      victims.filter(({ claimsCompensation }) => claimsCompensation),
    )
  }
  add(!charged || contested || crown || isRemandSought || requisitioned, 'MG9')
  add(contested || crown, 'MG10')
  add(exhibits.length > 0, 'MG12')
  if (crown)
    addEach(
      'MG15',
      defendants.filter(({ interview }) => interview?.summary !== undefined),
    )
  addEach(
    'MG16',
    defendants.filter(({ hasBadCharacterApplication }) => hasBadCharacterApplication),
  )
  addEach(
    'MG2',
    witnesses.filter((one) => one.isVulnerable),
  )
  add(certificate, 'SDC')
  add(full, 'MG6C', 'MG6D', 'MG6E')
  add(isDisclosureComplex, 'DMD')
  add(isConfiscationConsidered, 'MG17')
  add(hasForensicEvidence, 'MG21')

  const courtType = areYouths ? 'MCY' : 'MCA'
  const file: CaseFile = {
    at,
    urn: `01ZD${String(seed % 100_000).padStart(5, '0')}26`,
    isUrnTaken: false,
    stage,
    initiation,
    ...(initiation === 'S' ? { summonsCode: 'MCA' } : {}),
    anticipatedPlea: plea,
    isRemandSought,
    isDisclosureComplex,
    hasForensicEvidence,
    isConfiscationConsidered,
    flags: {
      exclusions: isDomestic ? ['DOMESTIC'] : [],
      isForMagistrates: true,
      isLongSentenceLikely: false,
    },
    officer: {
      name: 'Ines Marlow',
      rank: 'DC',
      number: '4417',
      location: 'Fenwick',
      contact: '020 7946 0018',
    },
    ...(charged
      ? {
          hearing: {
            courtCode: crown ? 'C01AB00' : 'B01AB00',
            courtName: 'Fenwick court',
            courtType: crown ? 'CC' : courtType,
            isListed: true,
            isOpen: true,
            day: addDays(today, 10),
            time: '10:00',
          },
          decision,
        }
      : {}),
    defendants,
    victims,
    witnesses,
    statements,
    exhibits,
    media,
    forms,
    summaryCovers: defendants.flatMap(({ id, offences }) =>
      offences.map(({ sequence }) => `${id}/${sequence}`),
    ),
    pointsToProve: [{ offence: 'd1/1', point: 'It was the defendant', evidence: ['s1'] }],
    unused: [
      { originId: 'u1', schedule: 'C', number: 1, description: 'Notes of the first call to police at 14:41' },
      {
        originId: 'u2',
        schedule: 'C',
        number: 2,
        description: 'Recording of the shop camera, 14:00 to 15:00',
      },
      { originId: 'u3', schedule: 'D', number: 1, description: 'Report naming the person who told police' },
    ],
    schedules: full
      ? [
          { kind: 'C', signedBy: 'Ines Marlow', signedAt: '2026-11-18T09:00:00Z' },
          { kind: 'D', signedBy: 'Ines Marlow', signedAt: '2026-11-18T09:00:00Z' },
        ]
      : [],
    ...(full ? { report: { numbers: [1] } } : {}),
    presumed: contested ? Object.fromEntries(materialClasses.map(({ code }) => [code, 'NONE' as const])) : {},
    arePresumedCopiesIn: contested || crown,
    documents: [
      {
        id: 'f1',
        name: 'Case summary.pdf',
        form: 'MG5',
        isServed: true,
        marking: 'OFFICIAL',
        text: 'The key evidence is set out here.',
        originIds: [],
      },
      {
        id: 'f2',
        name: 'Statement of w1.pdf',
        form: 'MG11',
        isServed: true,
        marking: 'OFFICIAL',
        text: 'I was at Market Square.',
        originIds: [],
        redaction: { hasTextUnder: false, hasMetadata: false },
      },
      {
        id: 'f3',
        name: 'Witness list.pdf',
        form: 'MG9',
        isServed: false,
        marking: 'OFFICIAL-SENSITIVE',
        text: 'Names and telephones.',
        originIds: [],
      },
      {
        id: 'f4',
        name: 'Schedule D.pdf',
        form: 'MG6D',
        isServed: false,
        marking: 'OFFICIAL-SENSITIVE',
        text: 'Report naming the person who told police',
        originIds: ['u3'],
      },
    ],
    ...(isDomestic
      ? {
          domesticAbuse: {
            hasAssessment: true,
            hasHistory: true,
            areChildrenRecorded: true,
            hasChecklist: true,
          },
        }
      : {}),
    editedAt: '2026-11-19T16:00:00Z',
    certified: { by: 'PS Thorne', at: '2026-11-19T17:00:00Z' },
  }
  // By its text, so that no two rows share a part that a fault is planted in.
  return JSON.parse(JSON.stringify(file))
}
