/** What each form is filled with: facts read off the case, and the few words that are written in it and nowhere else (MG-7, MG-8). */
import { isSaid } from '../custody/rule-problem.ts'
import type { CaseFile, Defendant, Statement, Victim, Witness } from './case-file.ts'
import { type FormCode, mgForm } from './mg-forms.ts'
import { formFields } from './form-fields-table.ts'

/** The record where a fact is kept, and where it is put right; a form never holds a copy that can be edited. */
export const factHomes = [
  { code: 'CASE', label: 'Case' },
  { code: 'HEARING', label: 'Hearing' },
  { code: 'DECISION', label: 'Charging decision' },
  { code: 'NOMINAL', label: 'Nominal' },
  { code: 'CUSTODY', label: 'Custody record' },
  { code: 'BAIL', label: 'Bail' },
  { code: 'OFFENCE', label: 'Offence' },
  { code: 'VICTIM', label: 'Victim' },
  { code: 'WITNESS', label: 'Witness' },
  { code: 'STATEMENT', label: 'Statement' },
  { code: 'EXHIBIT', label: 'Exhibit' },
  { code: 'MEDIA', label: 'Recording' },
  { code: 'UNUSED', label: 'Unused material' },
  { code: 'STAFF', label: 'Staff record' },
] as const
export type FactHome = (typeof factHomes)[number]['code']

/** What a form is filled from: the file, and the one that it is made out for. */
export interface FormContext {
  file: CaseFile
  defendant?: Defendant
  witness?: Witness
  statement?: Statement
  victim?: Victim
}

/** A fact is read and never typed; a narrative is written in the form, because the store has no other place for it. */
export type FormField =
  | {
      kind: 'FACT'
      code: string
      label: string
      home: FactHome
      read: (context: FormContext) => string | undefined
      isOptional: boolean
    }
  | { kind: 'NARRATIVE'; code: string; label: string; isOptional: boolean }

export interface FilledField {
  code: string
  label: string
  kind: FormField['kind']
  /** Nothing where the store or the writer has none yet. */
  value?: string
  /** Where the fact is put right. */
  home?: FactHome
  isMissing: boolean
}

/**
 * MG-7: a form filled from the file; `words` are its narratives by their codes. Undefined where the one whom it is made out
 * for is not in the file.
 */
export function filledForm(
  code: FormCode,
  file: CaseFile,
  subjectId?: string,
  words: Readonly<Record<string, string>> = {},
): FilledField[] | undefined {
  const context = contextOf(code, file, subjectId)
  if (context === undefined) return undefined
  return formFields[code].map((field) => {
    const value = field.kind === 'FACT' ? field.read(context) : words[field.code]
    const isThere = isSaid(value)
    return {
      code: field.code,
      label: field.label,
      kind: field.kind,
      ...(isThere ? { value } : {}),
      ...(field.kind === 'FACT' ? { home: field.home } : {}),
      isMissing: !isThere && !field.isOptional,
    }
  })
}

/** MG-8: what a form still lacks, each with the record where it is put right; a narrative is written in the form itself. */
export const lackedBy = (filled: readonly FilledField[]): { label: string; home: FactHome | 'FORM' }[] =>
  filled.filter(({ isMissing }) => isMissing).map(({ label, home }) => ({ label, home: home ?? 'FORM' }))

function contextOf(code: FormCode, file: CaseFile, subjectId: string | undefined): FormContext | undefined {
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => rows.find(({ id }) => id === subjectId)
  switch (mgForm(code).about) {
    case 'CASE':
      return { file }
    case 'DEFENDANT': {
      const defendant = byId(file.defendants)
      return defendant && { file, defendant }
    }
    case 'WITNESS': {
      const witness = byId(file.witnesses)
      return witness && { file, witness }
    }
    case 'VICTIM': {
      const victim = byId(file.victims)
      return victim && { file, victim }
    }
    case 'STATEMENT': {
      const statement = byId(file.statements)
      const witness = file.witnesses.find(({ id }) => id === statement?.makerId)
      return statement && { file, statement, ...(witness === undefined ? {} : { witness }) }
    }
  }
}
