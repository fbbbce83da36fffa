/** What a receiver's refusal means in plain words, and who can put it right (OB-7). */
import type { Duty } from '../rules/due.ts'
import { rulesRefusedAs } from './file-quality.ts'

export interface RefusalWords {
  code: string
  /** What is wrong. */
  says: string
  /** What to do. */
  mend: string
  /** How it does not happen again. */
  avoid: string
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
    avoid: 'Issue the reference once, and send a correction as a correction of the message before it.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'PROSECUTOR_OUCODE_NOT_RECOGNISED',
    says: 'The court does not know the prosecuting unit.',
    mend: 'Check the code of the force and unit with the administrator.',
    avoid: 'Have the codes of force and units compared with the national list when it changes.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'CASE_MARKER_IS_INVALID',
    says: 'The court does not know a marker of the case.',
    mend: 'Take the marker out or choose one of the list.',
    avoid: 'Choose markers from the list, which follows that of the court.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'OFFENDER_CODE_IS_INVALID',
    says: 'The court does not know the code of the offender.',
    mend: 'Choose the code from the list.',
    avoid: 'Choose the code from the list, which follows that of the court.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID',
    says: "The defendant's address of mail is none.",
    mend: 'Put the address right on the nominal.',
    avoid: 'Have the address read back when it is taken.',
    who: 'OIC',
  },
  {
    code: 'RESTRICTED_MATERIAL_SERVED',
    says: 'What is for police and prosecution alone stands among what is served.',
    mend: 'Do not send it again: tell the administrator, and ask the prosecutor to destroy what came.',
    avoid: 'Nothing that a user does makes it: the sets are made by the table of forms.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100302',
    says: 'The national computer has no record under this arrest summons number.',
    mend: 'Check the number with the custody record.',
    avoid: 'Carry the number over from the custody record, and never type it.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100314',
    says: 'The national computer did not answer.',
    mend: 'Nothing: it is asked again by itself.',
    avoid: 'Nothing: it lies with the national computer.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100402',
    says: 'The national computer refused the update.',
    mend: 'Compare the offences with the national record and send again.',
    avoid: 'Keep the offences of the file as the national computer has them.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'HO100404',
    says: 'The national computer is closed at this hour.',
    mend: 'Nothing: it is sent again by itself.',
    avoid: 'Nothing: it lies with its hours.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'MESSAGE_NUMBER_CLASH',
    says: 'The receiver has another message under this number.',
    mend: 'Set it aside and write it anew, which gives it another number.',
    avoid: 'Nothing that a user does makes it: tell the administrator.',
    who: 'CASE_PROGRESSION',
  },
  {
    code: 'UNREADABLE',
    says: 'The receiver cannot read the message.',
    mend: 'Tell the administrator: the two programs do not speak the same protocol.',
    avoid: 'Nothing that a user does makes it.',
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
      avoid: `Run the check of the file before sending: its rule ${rule.id} finds this.`,
      who: 'OIC',
      rule: rule.id,
    }
  return {
    code,
    says: `The receiver refused it with the code ${code}, which is not known here.`,
    mend: 'Ask the receiver what it means, and have it added to the list.',
    avoid: 'Once it is on the list, the check of the file can find it before sending.',
    who: 'CASE_PROGRESSION',
  }
}
