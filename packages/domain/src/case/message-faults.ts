/** What can go wrong between here and a receiver, in plain words: a closed list, so that no text of another program is shown (OB-8). */
import { messageReceivers, type MessageReceiver } from './outbox.ts'

export const messageFaults = [
  {
    code: 'UNREACHABLE',
    says: 'There was no connection.',
    mend: 'Nothing at first: it is tried again by itself. Ask the service desk whether the line is up.',
    avoid: 'Nothing that a user does makes it.',
  },
  {
    code: 'TIMED_OUT',
    says: 'There was no answer in time.',
    mend: 'Nothing at first: it is tried again by itself, and is taken once however often it is sent.',
    avoid: 'Nothing that a user does makes it.',
  },
  {
    code: 'BUSY',
    says: 'The receiver took no messages at that time.',
    mend: 'Nothing at first: it is tried again by itself.',
    avoid: 'Nothing that a user does makes it.',
  },
  {
    code: 'KEY_REFUSED',
    says: 'The receiver did not accept the key of this force.',
    mend: 'Tell the administrator: the key in the settings is old or wrong.',
    avoid: 'Renew the key before its last day.',
  },
  {
    code: 'NOT_UNDERSTOOD',
    says: 'The receiver answered in a way that cannot be read.',
    mend: 'Tell the administrator: the address may be that of another service.',
    avoid: 'Nothing that a user does makes it.',
  },
  {
    code: 'RESTARTED',
    says: 'This system was restarted while the message was on its way.',
    mend: 'Nothing: it is sent again under its number, which the receiver takes once.',
    avoid: 'Nothing that a user does makes it.',
  },
  {
    code: 'NO_ACKNOWLEDGEMENT',
    says: 'The receiver did not say in time that it has the message.',
    mend: 'Nothing at first: it is sent again under its number, which the receiver takes once.',
    avoid: 'Nothing that a user does makes it.',
  },
] as const
export type MessageFault = (typeof messageFaults)[number]['code']

/** OB-8: a fault in words; of a code that is no longer on the list the words say so. */
export function faultWords(code: string): { code: string; says: string; mend: string; avoid: string } {
  const known = messageFaults.find((fault) => fault.code === code)
  return (
    known ?? {
      code,
      says: `It could not be sent (${code}).`,
      mend: 'Tell the administrator.',
      avoid: 'Nothing that a user does makes it.',
    }
  )
}

/** Faults that lie with the line and not with the message: one message is enough to find them. */
export const isFaultOfLine = (code: string): boolean =>
  ['UNREACHABLE', 'BUSY', 'KEY_REFUSED', 'NOT_UNDERSTOOD'].includes(code)

/** How a receiver is called in a sentence: "the court", "the Crown Prosecution Service". */
export function receiverInWords(code: MessageReceiver): string {
  const label = messageReceivers.find((one) => one.code === code)?.label ?? code
  return `the ${code === 'COURT' ? label.toLowerCase() : label}`
}
