import { Tag } from '@mips/ui/tag.tsx'

type Place = { isMatched: boolean; gazetteer: string }

/** Whether the gazetteer knows a place; one that it does not know says so in plain sight, lest free text be taken for an address that can be found. */
export function Gazetteer({ place }: { place: Place }) {
  return (
    <span className="mips-small">
      {place.isMatched ? (
        <span className="mips-muted">{place.gazetteer}</span>
      ) : (
        <Tag tone="caution">{place.gazetteer}</Tag>
      )}
    </span>
  )
}
