/** Prints, samples, photographs, tests and identification as officers read them. */
import { biometricKinds } from '@mips/domain/custody/biometric-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { idProcedureKinds } from '@mips/domain/custody/procedure-codes'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { linesOf, presentStay } from './procedure.presenter.ts'
import type { BiometricsAnswer } from './procedure.rows.ts'
import { biometricsLeft, idProblems, takenProblems, triggersOn } from './procedure.rules.ts'
import { withFacts } from './stay-facts.ts'

export function presentBiometrics(row: BiometricsAnswer, who: Principal, { clock }: { clock: Clock }) {
  const now = clock.now()
  const stay = withFacts(row.stay, now)
  return {
    stay: presentStay(stay, who),
    takings: linesOf(
      row.takings,
      (taking) => (taking.facts.outcome === 'TAKEN' ? takenProblems(taking, stay) : []),
      ({ kind, at, facts }) => ({
        kind,
        kindLabel: labelIn(biometricKinds, kind),
        power: biometricKinds.find(({ code }) => code === kind)?.power ?? '',
        at: at ?? stay.arrivedAt,
        facts,
      }),
    ),
    identifications: linesOf(
      row.identifications,
      (procedure) => idProblems(procedure, stay),
      ({ kind, facts }) => ({ kind, kindLabel: labelIn(idProcedureKinds, kind), facts }),
    ),
    held: row.held.map(({ kind, at, facts, custodyId, custodyNumber }) => ({
      kind,
      kindLabel: labelIn(biometricKinds, kind),
      at,
      reference: facts.reference ?? null,
      custody: { id: custodyId, custodyNumber },
    })),
    identifiers: row.identifiers,
    triggers: [...triggersOn(now.toISOString())],
    left: biometricsLeft(row),
  }
}
