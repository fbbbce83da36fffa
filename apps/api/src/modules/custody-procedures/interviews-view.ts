/** Interviews, visits, calls and rest as officers read them. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { contactKinds } from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { interviewNeeds } from '../custody-rights/interview-needs.service.ts'
import { linesOf, presentStay } from './procedure.presenter.ts'
import type { InterviewsAnswer, WelfareRow } from './procedure.rows.ts'
import { breakDueOf, interviewProblems } from './procedure.rules.ts'
import { withFacts } from './stay-facts.ts'
import { restOf } from './welfare.ts'

export function presentInterviews(row: InterviewsAnswer, who: Principal, { clock }: { clock: Clock }) {
  const now = clock.now().toISOString()
  const stay = withFacts(row.stay, clock.now())
  const rest = restOf(row, stay, now)
  return {
    stay: presentStay(stay, who),
    interviews: linesOf(
      row.interviews,
      (interview) => interviewProblems(interview, stay),
      (interview) => {
        const { number, ...facts } = interview.facts
        return {
          number,
          startedAt: interview.at ?? stay.arrivedAt,
          endedAt: interview.until,
          place: facts.place,
          facts,
          breakDue: breakDueOf(interview, stay, now),
        }
      },
    ),
    contacts: linesOf(
      row.contacts,
      () => [],
      ({ kind, at, facts }) => ({
        kind,
        kindLabel: labelIn(contactKinds, kind),
        at: at ?? stay.arrivedAt,
        waitMinutes:
          facts.arrivedAt === undefined
            ? null
            : Math.round((Date.parse(facts.startedAt) - Date.parse(facts.arrivedAt)) / 60_000),
        facts,
      }),
    ),
    needs: interviewNeeds(row.rights, stay.age, clock.now()),
    rest: rest === undefined ? null : { ...rest.state, isResting: rest.isResting },
    welfare: row.welfare.map((entry) => ({
      id: entry.id,
      at: entry.at ?? entry.recordedAt,
      words: welfareWords(entry),
      by: entry.recordedBy,
    })),
  }
}

function welfareWords({ kind, facts }: WelfareRow): string {
  switch (kind) {
    case 'REST_START':
      return 'Rest began'
    case 'REST_BROKEN':
      return `Rest broken: ${labelIn(restInterruptions, facts.brokenBy ?? '')}`
    default:
      return 'Rest ended'
  }
}
