/** What each victim of a crime is owed, kept with what happened: made once, moved when needs change, closed by the contact that counts. */
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import {
  contactStanding,
  type OwedContact,
  owedUpdate,
  referralState,
} from '@mips/domain/investigation/victim-contact'
import { contactBy, contactTriggers, type ContactTrigger } from '@mips/domain/investigation/victim-deadlines'
import { referralOf } from '@mips/domain/investigation/victim-steps'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { closeTasksOf, raiseTask, type TaskCtx } from '../pole/task.service.ts'
import { findEvents, findOwed, insertDue, updateDue } from './victim-care.repository.ts'
import { contactsOf, needsOf, owedOf, planOf, stepsOf, tellerOf } from './victim-care.reading.ts'
import type { CareRow, DueRow, EventRow, VictimRow } from './victim-care.rows.ts'

const TASK = 'VICTIM_CONTACT'
/** An event that another module has just written, to be told besides those that the store shows. */
export type ToTell = { trigger: ContactTrigger; at: Date }

/** Brings what is owed up to now; how many dues were closed. Doing it twice changes nothing. */
export async function keepVictimDues(ctx: TaskCtx, crimeId: string, more: readonly ToTell[] = []) {
  const care = await findOwed(ctx.tx, crimeId)
  if (care === undefined || care.victims.length === 0) return { closed: 0 }
  const events = [
    ...(await findEvents(ctx.tx, crimeId)),
    ...more.map(({ trigger, at }) => ({ trigger, since: at, sourceId: null })),
  ]
  let closed = 0
  for (const victim of care.victims) closed += await keepVictim(ctx, care, victim, events)
  return { closed }
}

async function keepVictim(
  ctx: TaskCtx,
  care: CareRow,
  victim: VictimRow,
  events: readonly EventRow[],
): Promise<number> {
  const now = ctx.clock.now().toISOString()
  const rules = investigationRulesOn(londonDay(now))
  const { isEnhanced, harm } = needsOf(care, victim, now)
  const optedOut = victim.plan?.optedOut ?? []
  const isKnown = (trigger: string, since: string) =>
    victim.dues.some((due) => due.trigger === trigger && same(due.since, since))
  const wanted = events
    .map(({ trigger, since, sourceId }) => ({ trigger, since: since.toISOString(), sourceId }))
    .filter(({ trigger, since }) => !optedOut.includes(trigger) && !isKnown(trigger, since))
    .flatMap((event) => {
      const by = contactBy(event.trigger, event.since, isEnhanced, rules)
      return by === undefined ? [] : [{ ...event, by }]
    })
  const update = updateOf(care, victim, rules, harm)
  const next =
    update !== undefined && !isKnown('UPDATE', update.since)
      ? [{ trigger: 'UPDATE' as const, since: update.since, by: update.by, sourceId: null }]
      : []
  const made: DueRow[] = []
  for (const due of [...wanted, ...next]) {
    const id = await insertDue(ctx.tx, { ...due, crimeId: care.id, victimId: victim.personRecordId, harm })
    if (id === undefined) continue
    made.push({ ...due, id, harm, doneAt: null, endReason: null })
    await raise(ctx, care, made[made.length - 1] as DueRow)
  }
  let closed = 0
  for (const due of [...victim.dues.filter(({ doneAt }) => doneAt === null), ...made]) {
    const end = endOf(care, victim, due, now)
    if (end !== undefined) {
      await updateDue(ctx.tx, due.id, { doneAt: new Date(end.at), endReason: end.reason })
      await closeTasksOf(ctx, { recordId: care.id, kind: TASK, once: onceOf(due) }, end.reason)
      closed += 1
      continue
    }
    const by =
      due.trigger === 'UPDATE'
        ? (update?.by ?? due.by)
        : (contactBy(due.trigger, new Date(due.since).toISOString(), isEnhanced, rules) ?? due.by)
    if (same(by, due.by) && due.harm === harm) continue
    await updateDue(ctx.tx, due.id, { dueBy: new Date(by), harm })
    await closeTasksOf(ctx, { recordId: care.id, kind: TASK, once: onceOf(due) }, 'Due at another time now')
    await raise(ctx, care, { ...due, by, harm })
  }
  return closed
}

const same = (a: string, b: string) => new Date(a).getTime() === new Date(b).getTime()
const onceOf = (due: DueRow) => `${due.id}:${new Date(due.by).toISOString()}:${due.harm}`

/** Updates are owed while the crime is investigated. */
function updateOf(
  care: CareRow,
  victim: VictimRow,
  rules: Parameters<typeof owedUpdate>[3],
  harm: number,
): OwedContact | undefined {
  if (care.state !== 'RECORDED' || care.reportedAt === null) return undefined
  const of = {
    victimId: victim.personRecordId,
    harm,
    reportedAt: new Date(care.reportedAt).toISOString(),
  }
  return owedUpdate(of, contactsOf(victim), planOf(victim), rules)
}

/** Why a due is at its end: told, or nobody is owed it any more. */
function endOf(
  care: CareRow,
  victim: VictimRow,
  due: DueRow,
  now: string,
): { at: string; reason: string } | undefined {
  if (due.trigger === 'SERVICE_REFERRAL') {
    const state = referralState(referralOf(stepsOf(victim), new Date(due.since).toISOString()))
    const step = victim.steps.findLast(({ kind }) => kind === `REFERRAL_${state}`)
    if (state === 'RECEIVED') return { at: step?.at ?? now, reason: 'The service has received it' }
    if (state === 'DECLINED') return { at: step?.at ?? now, reason: 'The victim wants none' }
  } else {
    const standing = contactStanding(
      owedOf(victim.personRecordId, due),
      contactsOf(victim),
      planOf(victim),
      now,
    )
    if (standing.doneAt !== undefined) return { at: standing.doneAt, reason: 'The victim was told' }
    if (due.trigger !== 'UPDATE' && (victim.plan?.optedOut ?? []).includes(due.trigger))
      return { at: now, reason: 'The victim asked not to be told' }
  }
  if (due.trigger === 'UPDATE' && care.state !== 'RECORDED')
    return { at: now, reason: 'The investigation is over' }
  return care.state === 'CANCELLED' || care.state === 'TRANSFERRED'
    ? { at: now, reason: 'The crime is not ours to tell of' }
    : undefined
}

async function raise(ctx: TaskCtx, care: CareRow, due: DueRow): Promise<void> {
  const teller = tellerOf(care)
  if (teller === undefined) return
  const row = contactTriggers.find(({ code }) => code === due.trigger)
  await raiseTask(ctx, {
    recordId: care.id,
    kind: TASK,
    title: row === undefined ? 'Update the victim' : `Tell the victim: ${row.label.toLowerCase()}`,
    reason: `${row?.label ?? 'Last told'} ${formatLondon(new Date(due.since).toISOString())}. Only a contact that reaches the victim closes this.`,
    rule: row?.rule ?? 'VC-5',
    harm: due.harm,
    opensAt: `/crimes/${care.id}/victims`,
    for: { userId: teller },
    dueAt: new Date(due.by),
    once: onceOf(due),
  })
}
