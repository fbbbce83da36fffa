/** Whom custody tells that somebody left on bail or under investigation, or that this changed: later modules act in the same transaction. */
import type { Ctx } from '../../platform/http/module.ts'

type Listener = (ctx: Ctx, stayId: string) => Promise<void>

const listeners: Listener[] = []

/** Adds a listener; called once where a module is put together. */
export function whenBailChanges(listener: Listener): void {
  listeners.push(listener)
}

export async function tellOfBail(ctx: Ctx, stayId: string): Promise<void> {
  for (const listener of listeners) await listener(ctx, stayId)
}
