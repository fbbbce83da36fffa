import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Clock } from '../clock.tsx'
import { FilterPanel } from '../filter-panel.tsx'
import { Menu } from '../menu.tsx'
import { Pagination } from '../pagination.tsx'
import { QueueItem } from '../queue-item.tsx'
import { ReasonList } from '../reason-list.tsx'
import { SaveState } from '../save-state.tsx'
import { Select } from '../select.tsx'
import { SideNav } from '../side-nav.tsx'
import { SourceNote } from '../source-note.tsx'
import { SubNav } from '../sub-nav.tsx'
import { Tabs } from '../tabs.tsx'
import { Tag } from '../tag.tsx'
import { TaskList } from '../task-list.tsx'
import { Tooltip } from '../tooltip.tsx'

const now = '2026-11-22T02:14:30Z'

export function NavigationSamples() {
  return (
    <section>
      <h2>Finding the way</h2>
      <SubNav
        label="Nominal"
        items={[
          { href: '#summary', label: 'Summary', isCurrent: true },
          { href: '#timeline', label: 'Timeline', count: 41 },
          { href: '#links', label: 'Links', count: 12 },
          { href: '#access', label: 'Access' },
        ]}
      />
      <FilterPanel
        isOpen
        found="5 people"
        active={[
          { id: 'born', label: 'Born 1985–1989', onRemove: () => undefined },
          { id: 'area', label: 'Area: Eastport', onRemove: () => undefined },
        ]}
        onClear={() => undefined}
      >
        <Select name="area" label="Area" placeholder="Any" options={[{ value: 'e', label: 'Eastport' }]} />
        <Select name="kind" label="Warnings" placeholder="Any" options={[{ value: 'v', label: 'Violent' }]} />
      </FilterPanel>
      <div className="mips-columns">
        <div>
          <SideNav
            label="Custody record"
            items={[
              { href: '#arrest', label: '1 Arrest', state: 'done' },
              {
                href: '#risk',
                label: '3 Risk',
                isCurrent: true,
                state: 'begun',
                progress: '9/22',
                progressWords: '9 of 22 answered',
              },
              { href: '#health', label: '6 Health', state: 'problem' },
              { href: '#log', label: '7 Log', progress: '14', progressWords: '14 entries' },
            ]}
          />
          <TaskList
            label="What is left"
            tasks={[
              {
                id: 'mg5',
                title: 'MG5 summary',
                href: '#mg5',
                hint: 'No injury detail',
                status: <Tag tone="bad">Missing</Tag>,
              },
              {
                id: 'mg11',
                title: 'MG11 Jenkins',
                href: '#mg11',
                status: <Tag tone="caution">Not signed</Tag>,
              },
              { id: 'mg4', title: 'MG4 charges', href: '#mg4', status: 'Done' },
              { id: 'mg12', title: 'MG12 exhibits', status: 'Cannot begin yet' },
            ]}
          />
        </div>
        <div className="mips-stack">
          <div className="mips-row">
            <Clock label="Review" now={now} dueAt="2026-11-22T07:10:00Z" withZone />
            <Clock label="Review" now={now} dueAt="2026-11-22T02:26:00Z" />
            <Clock label="Check" now={now} dueAt="2026-11-22T02:05:00Z" size="small" />
          </div>
          <div className="mips-row">
            <SaveState state="saved" at="02:14:07" />
            <SaveState state="saving" />
            <SaveState state="unsaved" />
            <SaveState state="offline" waiting={3} />
            <SaveState state="failed" />
          </div>
          <div className="mips-row">
            <Menu
              label="Act"
              acts={[
                { id: 'stop', label: 'Stop record', icon: 'reports', onAction: () => undefined },
                { id: 'photo', label: 'Photograph', onAction: () => undefined, keys: 'p' },
                { id: 'restrict', label: 'Restrict', isDangerous: true, onAction: () => undefined },
              ]}
            />
            <Tooltip words="Handover sheet, dated and numbered">
              <button type="button" className="mips-button mips-button--secondary">
                Handover
              </button>
            </Tooltip>
            <span>
              12 Mill Lane, Eastport
              <SourceNote
                fact="home address"
                source="Custody record C/2026/88"
                origin="carried over"
                date="10/10/2026"
                by="PS 2210"
              />
            </span>
            <Badge tone="info" words="links">
              12
            </Badge>
          </div>
          <Tabs
            label="Found"
            tabs={[
              { id: 'people', label: 'People', count: 4, content: <p>Four people.</p> },
              { id: 'places', label: 'Locations', count: 1, content: <p>One location.</p> },
            ]}
          />
          <Card title="Now" actions={<Button look="link">Change</Button>} tone="caution">
            <p>On bail to 14/12/2026. Curfew 22:00 to 07:00.</p>
          </Card>
        </div>
      </div>
      <QueueItem
        why="same date of birth, names sound alike, share a phone"
        score="0.91"
        title="HUSSAIN, Siobhan Marie and HUSAYN, Shivaun"
        age="9 days old"
        isCurrent
        actions={
          <>
            <Button>Same person</Button>
            <Button look="secondary">Different people</Button>
            <Button look="quiet">Skip</Button>
          </>
        }
      >
        <ReasonList
          reasons={[
            { words: 'same date of birth', weight: 'strong' },
            { words: 'sounds like Hussain' },
            { words: 'other eye colour', weight: 'against' },
          ]}
        />
      </QueueItem>
      <Pagination label="People" page={5} pageCount={20} hrefFor={(page) => `#page-${page}`} />
    </section>
  )
}
