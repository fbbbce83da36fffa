/** The topics of a custody record: each feature adds its pages, and the frame lists them beside every one. */
import type { CustodyPage } from '@mips/contracts/custody-replies'
import type { Permission } from '@mips/domain/access/permissions'

export type StayTopicPage = {
  /** As the API answers for it in `custodyTopics.list`. */
  key: string
  label: string
  /** Overview 0, rights from 100, risk and care from 200, procedures from 300, limits from 400, outcome from 500. */
  order: number
  path: (recordId: string) => string
  /** Without it the topic is not listed. */
  needs?: Permission
  /** Where it is not for every stay: a child's topic is not shown for an adult. */
  isFor?: (stay: CustodyPage) => boolean
}

const added: StayTopicPage[] = []

/** Adds topics of a feature. */
export function addStayTopics(topics: readonly StayTopicPage[]): void {
  added.push(...topics)
  added.sort((a, b) => a.order - b.order)
}

/** Every topic in order. */
export const stayTopics = (): readonly StayTopicPage[] => added
