/** What a decision on the charge asks of the file by which day: its action plan, the evidence that is expected, and the full test (F19). */
import type { CaseClock } from '@mips/contracts/case-parts'
import type { CaseFile } from '@mips/domain/case/case-file'
import { isDay } from '@mips/domain/time/day'

/** CG-4 and CG-7: the days that the newest decision set and that are not done; `today` is YYYY-MM-DD of London. */
export function dueClocks({ decision }: Pick<CaseFile, 'decision'>, today: string): CaseClock[] {
  if (decision === undefined) return []
  const clock = (what: string, label: string, by: string | undefined, rule: string): CaseClock[] =>
    by === undefined || !isDay(by) ? [] : [{ what, label, by, rule, isOverdue: by < today, isNote: false }]
  return [
    ...decision.actions.flatMap(({ text, dueOn, doneOn }, index) =>
      doneOn === undefined ? clock(`ACTION_${index}`, `The prosecutor asked: ${text}`, dueOn, 'CG-7') : [],
    ),
    ...(decision.test === 'THRESHOLD'
      ? [
          ...clock('FULL_TEST', 'Apply the full test by', decision.reviewOn, 'CG-4'),
          ...decision.outstanding.flatMap(({ what, expectedOn }, index) =>
            clock(`EXPECTED_${index}`, `Evidence expected: ${what}`, expectedOn, 'CG-4'),
          ),
        ]
      : []),
  ]
}
