import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useSearch } from '@tanstack/react-router'
import { paths } from '../../platform/paths.ts'
import { useCan } from '../../platform/can.tsx'
import { useCluster } from './identity.api.ts'

const placesOf: Record<string, (nominalId: string) => { href: string; words: string }> = {
  TO_BE_PLACED: (id) => ({ href: paths.placements(id), words: 'Place the facts' }),
  TWO_IDENTIFIERS: () => ({ href: paths.identityCases(), words: 'Settle the case' }),
}

/** On the Golden Nominal: which retired number led here, and why somebody should look at who this is. */
export function NominalNotices({ nominal }: { nominal: GoldenNominal }) {
  const { from } = useSearch({ strict: false })
  const cluster = useCluster(nominal.id)
  const mayDecide = useCan('nominal.identity.decide')
  if (cluster.data === undefined) return null
  const { attention, health, retired } = cluster.data
  const asked = retired.find(({ nominalId }) => nominalId === from)
  return (
    <>
      {asked === undefined ? null : (
        <NotificationBanner
          title={`${asked.reference ?? 'That number'} was joined into ${nominal.reference ?? 'this person'}`}
        >
          <p>Everything recorded under either number is on this page. The old number leads here for good.</p>
        </NotificationBanner>
      )}
      {health === 'ACTIVE' ? null : (
        <NotificationBanner tone="caution" title="Needs attention">
          <ul className="govuk-list govuk-list--bullet">
            {attention.map(({ code, words }) => {
              const place = mayDecide ? placesOf[code]?.(nominal.id) : undefined
              return (
                <li key={code}>
                  {words} {place === undefined ? null : <Link href={place.href}>{place.words}</Link>}
                </li>
              )
            })}
          </ul>
        </NotificationBanner>
      )}
    </>
  )
}
