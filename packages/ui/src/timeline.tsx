import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { groupByDay } from './timeline-days.ts'

export type TimelineEntry = {
  id: string
  /** ISO date of the day, in London. */
  day: string
  /** Time of day in words to show, such as 0205 or 02:05 GMT; leave out when not known. */
  time?: string
  kind?: string
  icon?: IconName
  title: ReactNode
  by?: ReactNode
  children?: ReactNode
  /** Struck through, with the correction beside it; nothing is ever taken away. */
  isCorrected?: boolean
}

export type TimelineProps = {
  entries: readonly TimelineEntry[]
  /** Level of the day headings. */
  headingLevel?: 2 | 3 | 4
  label?: string
}

/** What happened, day by day, in the order given. */
export function Timeline({ entries, headingLevel = 3, label = 'Timeline' }: TimelineProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="mips-timeline" role="group" aria-label={label}>
      {groupByDay(entries).map((group) => (
        <section key={group.day} className="mips-timeline__day">
          <Heading className="mips-timeline__date">{group.words}</Heading>
          <ol className="mips-timeline__list">
            {group.entries.map((entry) => (
              <li key={entry.id} className="mips-timeline__entry">
                <span className="mips-timeline__time">{entry.time ?? 'time not known'}</span>
                <div className="mips-timeline__body">
                  <p className="mips-timeline__title">
                    {entry.icon ? <Icon name={entry.icon} /> : null}
                    {entry.kind ? <span className="mips-timeline__kind">{entry.kind}</span> : null}
                    {entry.isCorrected ? <s>{entry.title}</s> : entry.title}
                    {entry.isCorrected ? <span className="mips-muted"> corrected</span> : null}
                  </p>
                  {entry.children ? <div className="mips-timeline__detail">{entry.children}</div> : null}
                  {entry.by ? <p className="mips-timeline__by">{entry.by}</p> : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
