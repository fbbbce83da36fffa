/** The file of a case as it goes to the prosecutor: the forms that are there in two sets, what may be served and what never is, and the documents by their digests (PF-1 to PF-3). */
import { londonDay } from '../time/london-day.ts'
import type { CaseFile } from './case-file.ts'
import { type SendingTurn, sendingTurn, type SendingWay, type SentVersion } from './court-sending.ts'
import { type FilledField, filledForm } from './form-fields.ts'
import { disclosureStatus, type DisclosureStatus, type FormCode, mayBeServed, mgForm } from './mg-forms.ts'
import { parseUrn } from './urn.ts'

export interface SentForm {
  code: FormCode
  label: string
  disclosure: DisclosureStatus
  /** Whom it is made out for; nobody where it is about the case. */
  about?: string
  /** The version of its words that was signed; none where nobody writes in it. */
  version?: number
  signedAt?: string
  fields: readonly { label: string; value: string; isNarrative: boolean }[]
}

export interface SentDocument {
  id: string
  title: string
  fileName: string
  mimeType: string
  sizeBytes: number
  /** In hexadecimal. */
  sha256: string
}

export interface ProsecutorFile {
  ptiUrn: string
  originatingOrganisation: string
  stage: CaseFile['stage']
  anticipatedPlea?: string
  officerInCase: { name: string; rank: string; reference: string; location: string; contact: string }
  defendants: readonly {
    prosecutorReference?: string
    familyName: string
    givenNames: readonly string[]
    birthDate?: string
    custodyStatus: string
  }[]
  /** What may be served on the defence, form by form. */
  served: readonly SentForm[]
  /** For police and prosecution alone, and what nobody has decided about yet. */
  restricted: readonly SentForm[]
  documents: readonly SentDocument[]
}

/** The signed words of a form, as they are kept. */
export interface SignedWords {
  code: string
  subjectId?: string
  version: number
  signedAt: string
  words: Readonly<Record<string, string>>
}

/**
 * PF-1 to PF-3: the file as it leaves now: the forms that are there, filled from the store, with the words that were signed and
 * no draft (PF-1); in the served set those alone that may be served on this day (PF-2, MG-3); documents named by their
 * digests and not copied (PF-3).
 */
export function prosecutorFile(
  file: CaseFile,
  of: { force: string; words: readonly SignedWords[]; documents: readonly SentDocument[] },
): ProsecutorFile {
  const { officer } = file
  const urn = parseUrn(file.urn)
  const forms = sentForms(file, of.words)
  const day = londonDay(file.at)
  return {
    ptiUrn: urn.ok ? urn.value : file.urn,
    originatingOrganisation: of.force,
    stage: file.stage,
    ...(file.anticipatedPlea === undefined ? {} : { anticipatedPlea: file.anticipatedPlea }),
    officerInCase: {
      name: officer.name,
      rank: officer.rank,
      reference: officer.number,
      location: officer.location,
      contact: officer.contact,
    },
    defendants: file.defendants.map((one) => ({
      ...(one.asn === '' ? {} : { prosecutorReference: one.asn }),
      familyName: one.familyName,
      givenNames: one.forenames,
      ...(one.dateOfBirth === undefined ? {} : { birthDate: one.dateOfBirth }),
      custodyStatus: one.remandStatus,
    })),
    served: forms.filter(({ code }) => mayBeServed(code, day)),
    restricted: forms.filter(({ code }) => !mayBeServed(code, day)),
    documents: of.documents,
  }
}

function sentForms(file: CaseFile, words: readonly SignedWords[]): SentForm[] {
  return file.forms.flatMap(({ code, subjectId }) =>
    subjectsOf(file, code, subjectId).flatMap((id) => {
      const signed = words.find((one) => one.code === code && one.subjectId === id)
      const filled = filledForm(code, file, id, signed?.words)
      return filled === undefined ? [] : [sentForm(file, { code, id, signed, filled })]
    }),
  )
}

/** One for each statement, where the file has the statements and no form of its own for each. */
const subjectsOf = (file: CaseFile, code: FormCode, id: string | undefined): (string | undefined)[] =>
  id === undefined && mgForm(code).about === 'STATEMENT' ? file.statements.map((one) => one.id) : [id]

type Made = {
  code: FormCode
  id: string | undefined
  signed: SignedWords | undefined
  filled: readonly FilledField[]
}

function sentForm(file: CaseFile, { code, id, signed, filled }: Made): SentForm {
  const about = nameOf(file, id)
  return {
    code,
    label: mgForm(code).label,
    disclosure: disclosureStatus(code, londonDay(file.at)),
    ...(about === undefined ? {} : { about }),
    ...(signed === undefined ? {} : { version: signed.version, signedAt: signed.signedAt }),
    fields: filled.flatMap(({ label, value, kind }) =>
      value === undefined ? [] : [{ label, value, isNarrative: kind === 'NARRATIVE' }],
    ),
  }
}

function nameOf(file: CaseFile, id: string | undefined): string | undefined {
  const defendant = file.defendants.find((one) => one.id === id)
  if (defendant !== undefined) return [...defendant.forenames, defendant.familyName].join(' ')
  const person = file.statements.find((one) => one.id === id)?.makerId ?? id
  return [...file.witnesses, ...file.victims].find((one) => one.id === person)?.name
}

const way: SendingWay<'CASE_FILE'> = { receiver: 'the prosecutor', first: 'CASE_FILE', later: 'CASE_FILE' }

/** CM-6 for the prosecutor: the file, and every later version of it whole. */
export const prosecutorTurn = (sent: readonly SentVersion[], digest: string): SendingTurn<'CASE_FILE'> =>
  sendingTurn(sent, digest, way)
