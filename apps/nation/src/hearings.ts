/** The hearings of a court: told of a result by POST with its key, it puts it into its mailbox for the force, and gives it until it is confirmed. */
import { randomUUID } from 'node:crypto'
import type { Body } from './body.ts'
import type { Posted } from './journal.ts'

/** A result in the mailbox; it answers no message of the force. */
type Told = Omit<Posted, 'about'> & { kind: 'RESULT'; result: unknown }

export type Court = Body & {
  /** Puts a result into the mailbox under the number that is given, else one of its own; the number. */
  tell(said: unknown): { id: string }
}

const told = new WeakMap<Body, Told[]>()

/** A body with its hearings; the same body has the same ones. */
export function withHearings(body: Body | undefined): Court | undefined {
  if (body === undefined) return undefined
  const own = told.get(body) ?? []
  told.set(body, own)
  return {
    ...body,
    // The mailbox is sent as it is: what is about nothing has no field for it.
    mailbox: (most) => [...(own as unknown as Posted[]), ...body.mailbox(most)].slice(0, most),
    confirm: (ids) => {
      const left = own.filter(({ id }) => !ids.includes(id))
      own.splice(0, own.length, ...left)
      body.confirm(ids)
    },
    tell: (said) => {
      const { number, result } = said as { number?: unknown; result?: unknown }
      const id = typeof number === 'string' && number !== '' ? number : randomUUID()
      own.push({ id, kind: 'RESULT', result: result ?? null, from: 0 })
      return { id }
    },
  }
}
