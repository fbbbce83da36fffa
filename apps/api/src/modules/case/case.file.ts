/** The one picture of a case that the rules look at, filled from the records that hold its facts. */
import type { CaseFile, FileStage, Hearing } from '@mips/domain/case/case-file'
import { caseOpenings } from '@mips/domain/case/case-opening'
import { type CaseState, caseStates } from '@mips/domain/case/case-state'
import type { ChargingExclusion, ChargingFlags } from '@mips/domain/case/charging'
import { filledForm, lackedBy } from '@mips/domain/case/form-fields'
import { type FormCode, mgForm, mgForms } from '@mips/domain/case/mg-forms'
import { isNoCourtDay } from '@mips/domain/custody/after-charge'
import { toLondon } from '@mips/domain/time/london-time'
import { caseFacts, chargeOf, defendantIds, defendantOf, optional, stayOf } from './case.defendants.ts'
import { decisionOf } from './case.decision.ts'
import { exhibitOf, victimsOf, witnessesOf } from './case.people.ts'
import { statementsOf } from './case.statements.ts'
import type { CaseRows, FormRow } from './case.rows.ts'
import { unusedOf } from './case-unused.reading.ts'

const magistrates = "Magistrates' Courts"
const crown = 'Crown Courts'

/** The name and kind of a court as people write it: `Croydon Magistrates’ Court`. */
export function courtOfWords(words: string): { name: string; kind: string } | undefined {
  const match = /^(.+?)\s+(magistrates['’]?|youth|crown)\s+court$/i.exec(words.trim())
  const [, name, kind] = match ?? []
  if (name === undefined || kind === undefined) return undefined
  return { name, kind: /crown/i.test(kind) ? crown : magistrates }
}

/** Everything that the rules of the case look at, as this reader sees it at a moment. */
export function fileOf(rows: CaseRows, now: Date): CaseFile {
  const facts = caseFacts(rows)
  const defendants = defendantIds(rows).flatMap((id) => {
    const person = rows.people.get(id)
    return person === undefined ? [] : [defendantOf(rows, person)]
  })
  const hearing = hearingOf(rows)
  const decision = decisionOf(rows)
  const witnesses = witnessesOf(rows)
  return withFactForms({
    at: now.toISOString(),
    urn: rows.head.urn,
    isUrnTaken: rows.isUrnTaken,
    stage: stageOf(rows),
    initiation: caseOpenings.find(({ code }) => code === rows.head.openedByWay)?.initiation ?? '',
    ...optional('summonsCode', facts.summonsCode),
    ...optional('anticipatedPlea', facts.anticipatedPlea),
    isRemandSought: facts.isRemandSought === true,
    isDisclosureComplex: facts.isDisclosureComplex === true,
    hasForensicEvidence: facts.hasForensicEvidence === true,
    isConfiscationConsidered: facts.isConfiscationConsidered === true,
    flags: flagsOf(rows),
    officer: officerOf(rows),
    ...(hearing === undefined ? {} : { hearing }),
    ...(decision === undefined ? {} : { decision }),
    defendants,
    victims: victimsOf(rows),
    witnesses,
    statements: statementsOf(rows, witnesses),
    exhibits: rows.exhibits.filter(({ linkId }) => linkId !== null).map(exhibitOf),
    media: [],
    forms: formsOf(rows),
    summaryCovers: coveredBy(rows),
    pointsToProve: [],
    ...unusedOf(rows),
    documents: [],
    editedAt: editedAt(rows, now).toISOString(),
    ...certifiedOf(rows),
  })
}

/** Forms in which nobody writes: they are there as soon as the store has all of their facts. */
const factForms: readonly FormCode[] = ['MG9', 'MG10', 'MG12', 'MG15', 'MG6B', 'MG6C', 'MG6D', 'MG6E']

function withFactForms(file: CaseFile): CaseFile {
  const made = factForms.flatMap((code) => {
    const subjects = mgForm(code).about === 'DEFENDANT' ? file.defendants.map(({ id }) => id) : [undefined]
    return subjects.flatMap((subjectId) => {
      const filled = filledForm(code, file, subjectId)
      const isWhole = filled !== undefined && lackedBy(filled).length === 0 && hasAnswers(code, file)
      return isWhole ? [{ code, ...optional('subjectId', subjectId), signedAt: file.editedAt }] : []
    })
  })
  return { ...file, forms: [...file.forms, ...made] }
}

/** The dates of witnesses and the returns of police witnesses are asked of each of them. */
function hasAnswers(code: FormCode, { witnesses }: CaseFile): boolean {
  if (code === 'MG10')
    return witnesses.every(({ isListed, availability }) => !isListed || availability !== undefined)
  if (code === 'MG6B')
    return witnesses.every(({ kind, misconduct }) => kind !== 'POLICE' || misconduct !== undefined)
  return true
}

/** A file is for a decision before anybody is charged, and for the Crown Court once a line was sent there. */
export function stageOf({ lines }: Pick<CaseRows, 'lines'>): FileStage {
  const sent: CaseState = 'SENT_TO_CROWN'
  if (lines.some(({ state }) => state === sent)) return 'CROWN'
  const charged = orderOf('CHARGED')
  return lines.some(({ state }) => orderOf(state) >= charged) ? 'FIRST_HEARING' : 'PRE_CHARGE'
}

const orderOf = (state: string): number => caseStates.find(({ code }) => code === state)?.order ?? 1

/** The first hearing: as it was entered on the case, else as the charge sheet has it. */
export function hearingOf(rows: CaseRows): Hearing | undefined {
  const entered = caseFacts(rows).hearing ?? undefined
  const charge = rows.stays.flatMap(({ charges }) => charges).find(({ courtAt }) => courtAt !== null)
  const at = entered ?? (charge?.courtAt ? toLondon(new Date(charge.courtAt).toISOString()) : undefined)
  if (at === undefined) return undefined
  const { court } = rows
  return {
    courtCode: court?.code ?? entered?.courtCode ?? '',
    courtName: courtName(court) ?? charge?.court ?? '',
    courtType: courtType(rows, charge?.court ?? ''),
    isListed: court !== undefined,
    isOpen: !isNoCourtDay(at.day),
    day: at.day,
    time: at.time,
  }
}

const courtName = (court: CaseRows['court']): string | undefined =>
  court && `${court.name} ${court.kind === crown ? 'Crown Court' : 'Magistrates’ Court'}`

const courtType = ({ court }: CaseRows, words: string): string => {
  if (court?.kind === crown || /crown/i.test(words)) return 'CC'
  return /youth/i.test(words) ? 'MCY' : 'MCA'
}

function flagsOf(rows: CaseRows): ChargingFlags {
  const facts = caseFacts(rows)
  const flags = rows.sources.flatMap((source) => source.flags)
  const isDomestic =
    flags.some((flag) => flag.includes('DOMESTIC')) ||
    [...rows.offences.values()].some((one) => one.isDomestic)
  const exclusions: ChargingExclusion[] = [
    ...(facts.exclusions ?? []),
    ...(isDomestic ? (['DOMESTIC'] as const) : []),
    ...(flags.some((flag) => flag.includes('HATE')) ? (['HATE'] as const) : []),
  ]
  return {
    exclusions: [...new Set(exclusions)],
    isForMagistrates: facts.isForMagistrates ?? true,
    isLongSentenceLikely: facts.isLongSentenceLikely ?? false,
  }
}

function officerOf(rows: CaseRows): CaseFile['officer'] {
  const officer = rows.officers.get(rows.head.officerId)
  return {
    name: officer?.displayName ?? '',
    rank: officer?.rank ?? '',
    number: officer?.staffNumber ?? '',
    location: officer?.stationName ?? officer?.unitName ?? rows.head.unitCode ?? '',
    contact: caseFacts(rows).officerContact ?? '',
  }
}

/** The newest version of each form, for each whom it is about. */
export function newestForms(forms: readonly FormRow[]): FormRow[] {
  const newest = new Map<string, FormRow>()
  for (const form of forms) {
    const key = `${form.code}/${form.subjectId ?? ''}`
    if ((newest.get(key)?.version ?? 0) < form.version) newest.set(key, form)
  }
  return [...newest.values()]
}

const isFormCode = (code: string): code is FormCode => mgForms.some((row) => row.code === code)

/** Forms that need no words of their own are there with their facts; the charge sheet and bail with the act in custody. */
function formsOf(rows: CaseRows): CaseFile['forms'] {
  const written = newestForms(rows.forms).flatMap(({ code, subjectId, signedAt }) =>
    isFormCode(code) && signedAt !== null
      ? [{ code, ...optional('subjectId', subjectId), signedAt: signedAt.toISOString() }]
      : [],
  )
  const charged = defendantIds(rows).flatMap((id) => {
    const charge = chargeOf(stayOf(rows, id))
    if (charge === undefined) return []
    const signedAt = new Date(charge.chargedAt).toISOString()
    const sheet = { code: 'MG4' as const, subjectId: id, signedAt }
    return (stayOf(rows, id)?.conditions.length ?? 0) > 0
      ? [sheet, { code: 'MG4A' as const, subjectId: id, signedAt }]
      : [sheet]
  })
  return [...written, ...charged]
}

/** The offences that the signed case summary covers: those of the day on which it was written. */
function coveredBy(rows: CaseRows): string[] {
  const summary = newestForms(rows.forms).find(({ code }) => code === 'MG5')
  const covers = (summary?.words as { covers?: unknown } | undefined)?.covers
  return Array.isArray(covers) ? covers.filter((key): key is string => typeof key === 'string') : []
}

/** When the file changed last: itself, or now where a record behind it did after it was certified. */
const editedAt = ({ head, isChanged }: CaseRows, now: Date): Date => (isChanged ? now : head.editedAt)

function certifiedOf({ head, officers }: CaseRows): Pick<CaseFile, 'certified'> {
  if (head.certifiedAt === null || head.certifiedBy === null) return {}
  return {
    certified: {
      by: officers.get(head.certifiedBy)?.displayName ?? head.certifiedBy,
      at: head.certifiedAt.toISOString(),
    },
  }
}
