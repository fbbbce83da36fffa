/** What the pages about identity read and what goes stale when somebody is joined, parted or put right. */
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { choicesOf } from '../../platform/codes.ts'

/** A decision changes both people, the queues and everything computed from them. */
export const refreshesIdentity = [
  topicApi.identity.listProposals.key,
  topicApi.identity.getProposal.key,
  topicApi.identity.compare.key,
  topicApi.identity.getCluster.key,
  topicApi.identity.listAttention.key,
  topicApi.identity.listPlacements.key,
  topicApi.identity.listRecipients.key,
  topicApi.identityCase.listCases.key,
  topicApi.identityCase.listUnidentified.key,
  api.nominal.get.key,
  api.nominal.getTimeline.key,
] as const

/** The records of a person and the decisions that hold them together. */
export const useCluster = (nominalId: string) =>
  useQuery(topicApi.identity.getCluster.query({ params: { nominalId } }))

/** `code` in the words of a closed list. */
export const wordsOf = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((item) => item.code === code)?.label ?? code

/** A record that must be chosen, refused in the words of the form. */
export const chosen = (words: string) => z.uuid({ error: words })

/** A closed list as the options of a select or of radios. */
export const optionsOf = (list: readonly { code: string; label: string }[]) => choicesOf(list)
