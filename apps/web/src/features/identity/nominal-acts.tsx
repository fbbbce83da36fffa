import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Menu, type MenuAct } from '@mips/ui/menu.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { caseKindsFor } from './case-kinds.ts'
import { FollowDialog } from './follow-dialog.tsx'

/** What can be done about who this person is: compare, follow, and the cases of identity. */
export function NominalActs({ nominal }: { nominal: GoldenNominal }) {
  const mayDecide = useCan('nominal.identity.decide')
  const mayCase = useCan('nominal.identity.case')
  const [isFollowing, setIsFollowing] = useState(false)
  const followed = useQuery({ ...topicApi.identityCase.listFollowed.query(), staleTime: 60_000 })
  const unfollow = useAct(topicApi.identityCase.unfollow.mutation(), {
    refreshes: [topicApi.identityCase.listFollowed.key],
    said: 'You no longer follow this person',
    tellsErrors: true,
  })
  const isFollowed = followed.data?.followed.some(({ nominalId }) => nominalId === nominal.id) ?? false
  const acts: MenuAct[] = [
    ...(mayDecide
      ? [
          {
            id: 'compare',
            label: 'Compare with another person',
            onAction: () => goTo(paths.comparePeople(nominal.id)),
          },
        ]
      : []),
    isFollowed
      ? {
          id: 'unfollow',
          label: 'Stop following',
          onAction: () => void unfollow.run({ params: { nominalId: nominal.id } }),
        }
      : { id: 'follow', label: 'Follow this person', onAction: () => setIsFollowing(true) },
    ...(mayCase
      ? caseKindsFor(nominal).map(({ kind, act }) => ({
          id: kind,
          label: act,
          onAction: () => goTo(paths.identityCase(nominal.id, kind)),
        }))
      : []),
  ]
  return (
    <>
      <Menu label="Identity" ariaLabel="Who this is" size="small" acts={acts} />
      {isFollowing ? <FollowDialog nominalId={nominal.id} onClose={() => setIsFollowing(false)} /> : null}
    </>
  )
}
