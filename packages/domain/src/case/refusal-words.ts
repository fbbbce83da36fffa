/** What a receiver's refusal means in plain words, and who can put it right (OB-7). */
import type { Duty } from '../rules/due.ts'
import { rulesRefusedAs } from './file-quality.ts'

export interface RefusalWords {
  code: string
  /** What is wrong. */
  says: string
  /** What to do. */
  mend: string
  who: Duty
  /** The rule that finds it before sending. */
  rule?: string
}

/** Refusals that no rule of the file finds before sending, because only the receiver knows. */
const receiversOwn: readonly Omit<RefusalWords, 'rule'>[] = [
  {
    code: 'DUPLICATED_PROSECUTION',
    says: 'The court has a case with this reference already.',
    mend: 'Look whether it is the same case; if not, issue a new reference.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'PROSECUTOR_OUCODE_NOT_RECOGNISED',
    says: 'The court does not know the prosecuting unit.',
    mend: 'Check the code of the force and unit with the administrator.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'CASE_MARKER_IS_INVALID',
    says: 'The court does not know a marker of the case.',
    mend: 'Take the marker out or choose one of the list.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'OFFENDER_CODE_IS_INVALID',
    says: 'The court does not know the code of the offender.',
    mend: 'Choose the code from the list.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID',
    says: "The defendant's address of mail is none.",
    mend: 'Put the address right on the nominal.',
    who: 'OIC',
  },
  {
    code: 'HO100302',
    says: 'The national computer has no record under this arrest summons number.',
    mend: 'Check the number with the custody record.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100314',
    says: 'The national computer did not answer.',
    mend: 'Nothing: it is asked again by itself.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100402',
    says: 'The national computer refused the update.',
    mend: 'Compare the offences with the national record and send again.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100404',
    says: 'The national computer is closed at this hour.',
    mend: 'Nothing: it is sent again by itself.',
    who: 'CASE_PROGRESSION',
  },
]

/** OB-7: a refusal in words; a code that nobody knows is said to be so, and never hidden. */
export function refusalWords(code: string): RefusalWords {
  const [rule] = rulesRefusedAs(code)
  const own = receiversOwn.find((row) => row.code === code)
  if (own !== undefined) return { ...own, ...(rule === undefined ? {} : { rule: rule.id }) }
  if (rule !== undefined)
    return {
      code,
      says: `The receiver misses this: ${rule.asks.charAt(0).toLowerCase()}${rule.asks.slice(1)}.`,
      mend: 'Put it right in the file and send it again: the check of the file says where.',
      who: 'OIC',
      rule: rule.id,
    }
  return {
    code,
    says: `The receiver refused it with the code ${code}, which is not known here.`,
    mend: 'Ask the receiver what it means, and have it added to the list.',
    who: 'CASE_PROGRESSION',
  }
}
