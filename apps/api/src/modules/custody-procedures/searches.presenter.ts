/** Searches and the use of force as officers read them. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { forcePhases } from '@mips/domain/custody/procedure-codes'
import { searchKinds } from '@mips/domain/custody/search-rules'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { linesOf, presentStay } from './procedure.presenter.ts'
import type { SearchesAnswer } from './procedure.rows.ts'
import { forceProblems, searchProblems } from './procedure.rules.ts'
import { withFacts } from './stay-facts.ts'

export function presentSearches(row: SearchesAnswer, who: Principal, { clock }: { clock: Clock }) {
  const stay = withFacts(row.stay, clock.now())
  return {
    stay: presentStay(stay, who),
    searches: linesOf(
      row.searches,
      (search) => searchProblems(search, stay),
      ({ kind, facts }) => ({ kind, kindLabel: labelIn(searchKinds, kind), facts }),
    ),
    force: linesOf(
      row.force,
      (form) => forceProblems(form, stay),
      ({ kind, at, facts: { officer, place, number: _number, ...facts } }) => ({
        phase: kind,
        phaseLabel: labelIn(forcePhases, kind),
        officer,
        at: at ?? stay.arrivedAt,
        place,
        isOwn: officer.id === who.userId,
        facts,
      }),
    ),
  }
}
