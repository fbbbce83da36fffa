/** How every module asks for work and says that it is done: one task model, with why it exists and where it opens. */
import type { Tx } from '../../platform/db/tx.ts'
import { closeTasks, insertTask } from './task.repository.ts'

/** What raising and closing need of a context; a job without a user can give it too. */
export type TaskCtx = {
  readonly tx: Tx
  readonly clock: { now(): Date }
  readonly who?: { readonly userId: string } | undefined
}

export type NewTask = {
  recordId: string
  /** A code of what is to be done; tasks of one kind are grouped. */
  kind: string
  title: string
  /** Why it exists, as a sentence that its owner reads. */
  reason: string | null
  /** The id of the rule that made it, such as `PT-1`. */
  rule: string
  /** Points for who comes to harm when it waits (0 upwards; `taskRulesTable.graveHarm` and more is never put off). */
  harm: number
  /** The page of the program where it is done, from the root: `/crimes/…/plan`. */
  opensAt: string | null
  /** Whose it is: one person, or a unit that shares it. */
  for: { userId: string } | { unitCode: string }
  dueAt?: Date
  /** Where the rule may be asked again: the same value never makes a second task of this kind on this record. */
  once?: string
  /** It may be ticked off; without it only the act that it asks for closes it (`closeTasksOf`), or a supervisor with a reason. */
  mayTick?: boolean
}

/** Raises a task on a record that the transaction may see; false where it was raised before. */
export async function raiseTask(
  ctx: TaskCtx,
  { for: whose, mayTick = false, ...task }: NewTask,
): Promise<boolean> {
  const rows = await insertTask(ctx.tx, {
    ...task,
    ownerId: 'userId' in whose ? whose.userId : null,
    ownerUnit: 'unitCode' in whose ? whose.unitCode : null,
    dueAt: task.dueAt ?? null,
    once: task.once ?? null,
    byAct: !mayTick,
    createdAt: ctx.clock.now(),
  })
  return rows === 1
}

/** Closes the open tasks of a kind on a record, because what they ask for was done; how many there were. */
export const closeTasksOf = (
  ctx: TaskCtx,
  which: { recordId: string; kind: string; once?: string; ownerId?: string },
  reason?: string,
): Promise<number> =>
  closeTasks(ctx.tx, which, {
    doneAt: ctx.clock.now(),
    doneBy: ctx.who?.userId ?? null,
    closeReason: reason ?? null,
  })
