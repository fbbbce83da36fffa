/** What can be asked of the custody topics: how far each topic of a stay is, and what each has left. */
import { z } from 'zod'
import { Id, oneOf } from './common.ts'
import { defineContract } from './contract.ts'

export const topicStates = ['untouched', 'started', 'done', 'problem'] as const

/** One topic of a stay; `left` says in short sentences what the next step would ask for. */
export const StayTopic = z.object({
  key: z.string(),
  state: oneOf(topicStates),
  left: z.array(z.string()),
})
export type StayTopic = z.infer<typeof StayTopic>

export const custodyTopics = defineContract('custodyTopics', {
  list: {
    method: 'GET',
    path: '/custody/records/:recordId/topics',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'CustodyRecord', param: 'recordId' },
    params: z.strictObject({ recordId: Id }),
    reply: z.object({ topics: z.array(StayTopic) }),
  },
})
