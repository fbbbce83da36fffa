import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { placeOfDraft } from '../../platform/draft-places.ts'
import { useDrafts } from '../../platform/drafts.ts'
import { formatDateTime } from '../../platform/format.ts'

/** What was typed and not sent: kept on the server, opened again where it was. */
export function DraftList() {
  const { data } = useDrafts()
  const known = (data?.drafts ?? []).flatMap(({ key, updatedAt }) => {
    const place = placeOfDraft(key)
    return place === undefined ? [] : [{ ...place, key, updatedAt }]
  })
  if (known.length === 0) return null
  return (
    <Card title="Go on with">
      <ul className="mips-due">
        {known.map(({ key, words, path, updatedAt }) => (
          <li key={key} className="mips-due__item">
            <Link href={path}>{words}</Link>
            <span className="mips-muted mips-small">{formatDateTime(updatedAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
