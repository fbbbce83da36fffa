/** The source unit's work: sources under pseudonyms, contacts, an opening by two people, and reports released in batches (IV-1 to IV-7). */
import type { sourceVault } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { decideSides, sidesOf } from '@mips/domain/access/source-sides'
import { gradeProblems } from '@mips/domain/intelligence/grading'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { markingProblems } from '@mips/domain/intelligence/marking'
import { openingMinutes, pseudonymOf } from '@mips/domain/intelligence/source-desk'
import {
  corridorRelease,
  interceptionProblems,
  type VaultReason,
  vaultProblems,
} from '@mips/domain/intelligence/source-vault'
import { sourceWarnings } from '@mips/domain/intelligence/source-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import { randomInt, randomUUID } from 'node:crypto'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseFuture } from '../pole/record.service.ts'
import {
  addContactRow,
  answerOpeningRow,
  askOpeningRow,
  insertReport,
  isSource,
  listOpenings,
  openSourceRow,
  registerSource,
  releaseRows,
} from './source-vault.repository.ts'
import { seal, vaultKeyOf } from './vault-key.ts'

type Routes = (typeof sourceVault)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const PSEUDONYM_TRIES = 8

/** What is kept sealed of a report until the side of intelligence reads it. */
export type ProductText = { text: string; grades: string; conditions: string | null; marking: string }
/** A report as it is sealed: with what only its writer and the controller read of why it says so. */
export type SealedReport = ProductText & {
  grounds: { gradeReason: string | null; markingReason: string | null; notInterception: string | null }
}

/** IV-1 and IV-3: nobody stands on both sides of the corridor, and no administrator with those who know sources. */
export function refuseBothSides(ctx: Ctx): void {
  const decision = decideSides(ctx.who.roles)
  if (!decision.allowed) refuse(decision.reason.slice(0, 4), decision.reason)
}

function refuse(rule: string, reason: string): never {
  throw new AppError('rule_refused', { facts: { rule, reason } })
}

/** What the rules do not let stand, at its field; a question that is not answered refuses too, since what leaves cannot be called back. */
function refuseAll(problems: readonly RuleProblem[]): void {
  const [first] = problems.filter(({ severity }) => severity !== 'WARN')
  if (first === undefined) return
  if (first.field !== undefined) throw badField(first.field, `${first.rule}: ${first.message}`)
  refuse(first.rule, `${first.rule}: ${first.message}`)
}

/** Registers a source under a pseudonym made by chance; the same form sent twice makes one. */
export async function register(ctx: Ctx, { onceKey, kind, ...identity }: Body<'register'>) {
  refuseBothSides(ctx)
  const key = randomUUID()
  const sealed = seal(vaultKeyOf(ctx.config), `source:${key}`, identity)
  for (let turn = 0; turn < PSEUDONYM_TRIES; turn += 1) {
    const pseudonym = pseudonymOf(randomInt(1_000), randomInt(1_000), randomInt(90))
    const made = await registerSource(ctx.tx, {
      onceKey,
      key,
      pseudonym,
      kind,
      at: ctx.clock.now(),
      ...sealed,
    })
    if (made === null) continue
    note(ctx, made.key, { registered: kind })
    return { sourceKey: made.key, pseudonym: made.pseudonym }
  }
  throw new AppError('busy')
}

/** Keeps what was said and done at a contact; its words are read with the identity alone. */
export async function addContact(ctx: Ctx, sourceKey: string, { onceKey, at, words }: Body<'addContact'>) {
  await requireSource(ctx, sourceKey)
  refuseFuture(ctx, 'at', new Date(at))
  const id = randomUUID()
  const sealed = seal(vaultKeyOf(ctx.config), `contact:${id}`, words)
  await addContactRow(ctx.tx, { onceKey, id, sourceKey, at: new Date(at), ...sealed })
  note(ctx, sourceKey, { contact: true })
  return { kept: true } as const
}

/** Writes what a source said for the corridor: graded, marked, without interception; it waits for the controller. */
export async function writeReport(ctx: Ctx, sourceKey: string, body: Body<'writeReport'>) {
  await requireSource(ctx, sourceKey)
  refuseAll([
    ...markingProblems(body.marking, body.markingReason),
    ...gradeProblems(body, { reason: body.gradeReason, conditions: body.conditions }).filter(
      ({ severity }) => severity === 'BLOCK',
    ),
    ...(body.notInterception ? [] : interceptionProblems(body.text)),
  ])
  const corridorId = randomUUID()
  const product: SealedReport = {
    text: body.text,
    grades: `${body.source} ${body.assessment} ${body.handling}`,
    conditions: body.conditions || null,
    marking: body.marking,
    grounds: {
      gradeReason: body.gradeReason || null,
      markingReason: body.markingReason || null,
      notInterception: body.notInterception || null,
    },
  }
  const sealed = seal(vaultKeyOf(ctx.config), `report:${corridorId}`, product)
  await insertReport(ctx.tx, { onceKey: body.onceKey, corridorId, sourceKey, at: ctx.clock.now(), ...sealed })
  // Neither the source nor the corridor's number stands in the audit: together they would tie the two sides.
  ctx.audit.change = { report: true, saysNotInterception: Boolean(body.notInterception) }
  return { kept: true, warnings: sourceWarnings(body.text) } as const
}

/** Asks a second member of the unit to open a source, with a reason of the list. */
export async function askOpening(ctx: Ctx, sourceKey: string, { reason }: Body<'askOpening'>) {
  await requireSource(ctx, sourceKey)
  const openingId = await askOpeningRow(ctx.tx, sourceKey, reason, ctx.clock.now())
  // What waited was answered at this very moment: asked again, it is a new one.
  if (openingId === null) throw new AppError('busy')
  note(ctx, sourceKey, { askedToOpen: reason })
  return { openingId }
}

/** IV-3: another than who asked grants or refuses; granted, it is open to the asker alone for a limited time. */
export async function answerOpening(ctx: Ctx, id: string, { isGranted }: Body<'answerOpening'>) {
  refuseBothSides(ctx)
  const now = ctx.clock.now()
  const opening = (await listOpenings(ctx.tx, now)).find((one) => one.id === id)
  if (opening === undefined || opening.isGranted !== null) throw new AppError('not_found')
  refuseAll(
    vaultProblems({
      roles: ['SOURCE_UNIT'],
      userId: opening.askedBy,
      isAdministrator: false,
      secondId: ctx.who.userId,
      isSecondOfUnit: sidesOf(ctx.who.permissions).includes('SOURCE_UNIT'),
      reason: opening.reason as VaultReason,
    }).map(({ field: _field, ...problem }) => problem),
  )
  const until = new Date(now.getTime() + openingMinutes.minutes * 60_000)
  if (!(await answerOpeningRow(ctx.tx, { id, isGranted, now, until }))) throw new AppError('not_found')
  note(ctx, opening.sourceKey, { openingOf: opening.askedBy, isGranted })
  return { openUntil: isGranted ? until.toISOString() : null }
}

/** Reads who a source is, while an opening of one's own stands; to anybody else it does not exist. */
export async function openSource(ctx: Ctx, openingId: string) {
  refuseBothSides(ctx)
  const row = await openSourceRow(ctx.tx, openingId, ctx.clock.now())
  if (row === null) throw new AppError('not_found')
  note(ctx, row.key, undefined)
  return row
}

/** IV-4: releases reports together at the next batch, by another than who wrote them. */
export async function release(ctx: Ctx, { reportIds }: Body<'release'>) {
  refuseBothSides(ctx)
  const now = ctx.clock.now()
  const batch = corridorRelease(now.toISOString(), intelligenceRulesOn(londonDay(now.toISOString())))
  if (batch === undefined) throw new AppError('unexpected')
  const ids = [...new Set(reportIds)]
  const count = await releaseRows(ctx.tx, {
    ids,
    now,
    releaseAt: new Date(batch.releaseAt),
    day: batch.shownDay,
  })
  if (count !== ids.length)
    refuse('IV-4', 'IV-4: Choose reports that wait and that somebody else wrote: read the desk again.')
  ctx.audit.change = { released: count }
  ctx.audit.resultCount = count
  return { count, releaseAt: batch.releaseAt }
}

async function requireSource(ctx: Ctx, sourceKey: string): Promise<void> {
  refuseBothSides(ctx)
  if (!(await isSource(ctx.tx, sourceKey))) throw new AppError('not_found')
}

/** The audit says which source by its key, which stands nowhere outside the vault, and never who it is or what was said. */
function note(ctx: Ctx, sourceKey: string, change: object | undefined): void {
  Object.assign(ctx.audit, { subjectKind: 'Source', subjectId: sourceKey, change })
}
