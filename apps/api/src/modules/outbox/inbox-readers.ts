/** Which module works on which kind of message that comes in; of any other kind a person is told. */
import { courtReader } from '../court/court-inbox.service.ts'
import type { InboxReader } from '../../platform/inbox-reader.ts'

const readers: readonly InboxReader[] = [courtReader]

export const readerOf = (receiver: string, kind: string): InboxReader | undefined =>
  readers.find((one) => one.receiver === receiver && one.kind === kind)

/** Every reader, for a round that works on what waits. */
export const inboxReaders = (): readonly InboxReader[] => readers
