/** Whom crime recording tells of a crime: later modules make their tasks and rows in the same transaction. */
import type { Ctx } from '../../platform/http/module.ts'

export type CrimeHappening = 'RECORDED' | 'RECLASSIFIED' | 'PEOPLE' | 'CANCELLED'
type Listener = (ctx: Ctx, crimeId: string, what: CrimeHappening) => Promise<void>

const listeners: Listener[] = []

/** Adds a listener; called once where a module is put together. */
export function whenCrimeChanges(listener: Listener): void {
  listeners.push(listener)
}

/** Tells every listener, in the order in which the modules are mounted. */
export async function tellOfCrime(ctx: Ctx, crimeId: string, what: CrimeHappening): Promise<void> {
  for (const listener of listeners) await listener(ctx, crimeId, what)
}
