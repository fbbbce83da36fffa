/** Bags: each seal is used once, and what is opened is sealed again under a new number or stands open. */
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { BagRow } from './procedure.rows.ts'
import { keepRow } from './procedure.service.ts'
import { said, type Stay } from './stay-facts.ts'

/** A bag as it stands: its newest row, with every row before it. */
export type BagState = BagRow & { isSealed: boolean; rows: BagRow[] }

export const bagsOf = (rows: readonly BagRow[]): BagState[] =>
  rows
    .filter((row) => !rows.some(({ previousId }) => previousId === row.id))
    .map((newest) => ({
      ...newest,
      isSealed: newest.state === 'SEALED',
      rows: rows.filter(({ rootId }) => rootId === newest.rootId),
    }))
    .sort((a, b) => a.facts.number - b.facts.number)

type Sealing = {
  sealNo: string
  kind: string
  storage?: string | undefined
  /** Left out for a new bag. */
  bag: BagState | undefined
  at: Date
  because: string
}

/** Seals a new bag, or opens one and seals it again; the seal may not have been used in this stay. Answers the bag's id. */
export async function sealBag(
  ctx: Ctx,
  stay: Stay,
  bags: readonly BagState[],
  sealing: Sealing,
): Promise<string> {
  const { sealNo, bag, at } = sealing
  if (bags.some(({ rows }) => rows.some(({ facts }) => facts.sealNo === sealNo)))
    throw new AppError('rule_refused', {
      facts: { rule: '12.12', reason: `12.12: Seal ${sealNo} has been used already: enter the new seal.` },
    })
  const opened = bag?.isSealed ? await openBag(ctx, stay, bag, at, sealing.because) : bag
  const number = bag?.facts.number ?? bags.reduce((most, { facts }) => Math.max(most, facts.number), 0) + 1
  const { rootId } = await keepRow(ctx, 'custody_property_bag', stay.id, {
    previous: opened,
    kind: bag?.kind ?? sealing.kind,
    state: 'SEALED',
    at,
    facts: said({ number, sealNo, storage: sealing.storage ?? bag?.facts.storage }),
  })
  return rootId
}

/** Opens every bag that is touched or to be sealed anew; answers those that stand open after it. */
export async function placeBags(
  ctx: Ctx,
  stay: Stay,
  bags: readonly BagState[],
  act: {
    touched: readonly string[]
    seals: readonly { bagId: string; sealNo: string }[]
    at: Date
    because: string
  },
): Promise<string[]> {
  const open: string[] = []
  const used = new Set<string>()
  for (const id of new Set([...act.touched, ...act.seals.map(({ bagId }) => bagId)])) {
    const bag = bags.find(({ rootId }) => rootId === id)
    if (bag === undefined) throw new AppError('bad_reference')
    const seal = act.seals.find(({ bagId }) => bagId === id)
    if (seal === undefined) {
      if (bag.isSealed) await openBag(ctx, stay, bag, act.at, act.because)
      open.push(id)
      continue
    }
    if (used.has(seal.sealNo))
      throw new AppError('rule_refused', {
        facts: { rule: '12.12', reason: `12.12: Seal ${seal.sealNo} is for one bag only.` },
      })
    used.add(seal.sealNo)
    await sealBag(ctx, stay, bags, { ...seal, kind: bag.kind, bag, at: act.at, because: act.because })
  }
  return open
}

async function openBag(ctx: Ctx, stay: Stay, bag: BagState, at: Date, because: string): Promise<BagRow> {
  const row = {
    kind: bag.kind,
    state: 'OPEN',
    at,
    facts: said({ number: bag.facts.number, storage: bag.facts.storage, openedBecause: because }),
  }
  const made = await keepRow(ctx, 'custody_property_bag', stay.id, { ...row, previous: bag })
  return { ...bag, ...row, ...made, at: at.toISOString(), previousId: bag.id }
}
