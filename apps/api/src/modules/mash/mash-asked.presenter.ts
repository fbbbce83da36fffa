/** What a form asks about exploitation, person by person, as officers see it. */
import type { ExploitationAsked } from '@mips/contracts/mash-parts'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { exploitationSigns, flagAnswers } from '@mips/domain/safeguarding/exploitation'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { peopleAsked } from './mash-asked.reading.ts'
import type { AskedRow } from './mash.rows.ts'

export function presentAsked(row: AskedRow, who: Principal, now: Date): ExploitationAsked {
  const people = peopleAsked(row, now).map(({ nominalId, first, age, flags }) => {
    const questions = flags.map(({ code, label, test, least, signs }) => {
      const given = row.answers.findLast((one) => one.nominalId === nominalId && one.flag === code)
      const standing = row.flags.find((one) => one.nominalId === nominalId && one.flag === code)
      return {
        code,
        label,
        test,
        least,
        signs: signs.map((sign) => ({ code: sign, label: labelIn(exploitationSigns, sign) })),
        answer:
          given === undefined ? null : { code: given.answer, label: labelIn(flagAnswers, given.answer) },
        by: given?.by ?? null,
        at: given?.at ?? null,
        isFlagged: standing !== undefined,
        reviewOn: standing?.reviewOn ?? null,
      }
    })
    return {
      personRecordId: first.personRecordId,
      nominalId,
      name: displayName(first),
      roleLabel: linkRoleLabel(first.role),
      ageYears: age ?? null,
      questions,
      unasked: questions.filter(({ answer }) => answer === null).length,
      notKnown: questions.filter(({ answer }) => answer?.code === 'NOT_KNOWN').length,
    }
  })
  const mayAnswer = holds(who, 'safeguarding.report.raise')
  const { id, kind, reference, title } = row
  return {
    event: { id, kind, reference, title },
    people,
    unasked: people.filter(({ unasked }) => unasked > 0).length,
    notKnown: people.filter(({ notKnown }) => notKnown > 0).length,
    may: {
      answer: mayAnswer ? { allowed: true } : { allowed: false, reason: 'Your role does not answer this.' },
    },
  }
}
