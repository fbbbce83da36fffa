/** The property of a detainee as officers read it: each item with where it lies, each bag with its seals, what is left to do. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { bagKinds, propertyCategories, signatureKinds } from '@mips/domain/custody/procedure-codes'
import { whereIsIt } from '@mips/domain/custody/property-ledger'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { linesOf, presentStay } from './procedure.presenter.ts'
import type { PropertyAnswer } from './procedure.rows.ts'
import { bagsOf } from './property.bags.ts'
import { isOutdated, ledgerOf, placeWords, propertyLeft } from './property.list.ts'
import { withFacts } from './stay-facts.ts'

export function presentProperty(row: PropertyAnswer, who: Principal, { clock }: { clock: Clock }) {
  const stay = withFacts(row.stay, clock.now())
  const bags = bagsOf(row.bags)
  const where = whereIsIt(ledgerOf(row.moves))
  const holdsSomething = (bagId: string) => [...where.values()].some((places) => places.has(`BAG:${bagId}`))
  return {
    stay: presentStay(stay, who),
    items: linesOf(
      row.items,
      () => [],
      ({ rootId, facts: { number, objectId, ...facts } }) => ({
        number,
        facts: facts as never,
        categoryLabel: labelIn(propertyCategories, facts.category),
        object: row.objects.find(({ id }) => id === objectId) ?? null,
        where: [...(where.get(rootId) ?? new Map<string, number>())].map(([place, amount]) => ({
          place,
          label: placeWords(place, bags),
          quantity: amount / 100,
        })),
        moves: row.moves
          .filter((move) => move.facts.itemId === rootId)
          .map((move) => ({
            id: move.id,
            at: move.at ?? move.recordedAt,
            from: move.facts.from === undefined ? null : placeWords(move.facts.from, bags),
            to: placeWords(move.facts.to, bags),
            quantity: move.facts.hundredths / 100,
            by: move.recordedBy,
            takenBy: move.facts.takenBy ?? null,
            reason: move.why,
          })),
      }),
    ),
    bags: linesOf(
      row.bags,
      () => [],
      ({ rootId, kind, state, facts }, chain) => ({
        number: facts.number,
        kind,
        kindLabel: labelIn(bagKinds, kind),
        storage: facts.storage ?? null,
        sealNo: state === 'SEALED' ? (facts.sealNo ?? null) : null,
        isEmpty: !holdsSomething(rootId),
        seals: chain.flatMap((step, index) =>
          step.facts.sealNo === undefined
            ? []
            : [
                {
                  sealNo: step.facts.sealNo,
                  sealedAt: step.at ?? step.recordedAt,
                  openedAt: chain.slice(index + 1).find((later) => later.state === 'OPEN')?.at ?? null,
                },
              ],
        ),
      }),
    ),
    signatures: row.signatures.map((signed) => ({
      id: signed.id,
      kind: signed.kind,
      kindLabel: labelIn(signatureKinds, signed.kind),
      how: signed.facts.how,
      at: signed.at ?? signed.recordedAt,
      drawing: signed.facts.drawing ?? null,
      name: signed.facts.name ?? null,
      witness: signed.facts.witness ?? null,
      reason: signed.facts.reason ?? null,
      recordedBy: signed.recordedBy,
      items: signed.facts.items,
      isOutdated: isOutdated(row, signed.recordedAt, signed.kind),
    })),
    left: propertyLeft(row),
  }
}
