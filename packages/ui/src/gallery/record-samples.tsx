import { useState } from 'react'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { DataTable } from '../data-table.tsx'
import { Dialog } from '../dialog.tsx'
import { PhotoFrame } from '../photo-frame.tsx'
import { SummaryList } from '../summary-list.tsx'
import { Tag } from '../tag.tsx'
import { Timeline } from '../timeline.tsx'
import { WarningStrip } from '../warning-strip.tsx'

type Detainee = {
  cell: string
  name: string
  age: number
  offence: string
  due: string
  state: 'bad' | 'caution' | 'good'
}

const detainees: Detainee[] = [
  { cell: '07', name: 'GARSIDE, Emeka', age: 24, offence: 's.18 wounding', due: '02:05', state: 'bad' },
  { cell: '03', name: 'HUSSAIN, Siobhan', age: 39, offence: 's.47 assault', due: '02:26', state: 'caution' },
  { cell: '12', name: 'JENKINS, Idris', age: 16, offence: 'Theft', due: '07:10', state: 'good' },
]

const words = { bad: 'Overdue', caution: 'Due soon', good: 'On time' }

export function RecordSamples() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section>
      <h2>Records</h2>
      <DataTable
        caption="In custody"
        rows={detainees}
        rowKey={(row) => row.cell}
        rowTone={(row) => row.state}
        sort={{ column: 'due', direction: 'ascending' }}
        empty={<p>Nobody is in custody at Eastport.</p>}
        columns={[
          { key: 'cell', header: 'Cell', cell: (row) => row.cell, sortValue: (row) => row.cell },
          {
            key: 'name',
            header: 'Detainee',
            isRowHeader: true,
            cell: (row) => (
              <>
                {row.name} {row.age < 18 ? <Badge tone="special">CHILD</Badge> : null}
              </>
            ),
            sortValue: (row) => row.name,
          },
          { key: 'age', header: 'Age', cell: (row) => row.age, sortValue: (row) => row.age, numeric: true },
          { key: 'offence', header: 'Offence', cell: (row) => row.offence },
          {
            key: 'due',
            header: 'Review due',
            cell: (row) => row.due,
            sortValue: (row) => row.due,
            numeric: true,
          },
          { key: 'state', header: 'State', cell: (row) => <Tag tone={row.state}>{words[row.state]}</Tag> },
          {
            key: 'acts',
            header: 'Acts',
            headerHidden: true,
            cell: (row) => (
              <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
                Check<span className="govuk-visually-hidden"> {row.name}</span>
              </Button>
            ),
          },
        ]}
      />
      <DataTable
        caption="Releases today"
        rows={[]}
        rowKey={() => ''}
        columns={[]}
        empty={<p>No releases have been recorded since midnight.</p>}
      />
      <Dialog
        title="Cell check: GARSIDE, Emeka"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>Alive and well</Button>
            <Button look="secondary" onClick={() => setIsOpen(false)}>
              Asleep, roused
            </Button>
          </>
        }
      >
        <p>The check was due at 02:05.</p>
      </Dialog>
      <div className="mips-columns">
        <SummaryList
          rows={[
            {
              key: 'Home',
              value: '12 Mill Lane, Eastport',
              actions: (
                <Button look="link">
                  Correct<span className="govuk-visually-hidden"> the address</span>
                </Button>
              ),
            },
            { key: 'Phones', value: '07700 900123' },
            { key: 'Occupation', value: null },
            { key: 'State', value: <Tag tone="caution">On bail to 14/12/2026</Tag> },
          ]}
        />
        <Timeline
          entries={[
            {
              id: '1',
              day: '2026-10-10',
              time: '02:05',
              kind: 'Arrest',
              icon: 'custody',
              title: 's.47, Eastport',
              by: 'PC 4471',
            },
            {
              id: '2',
              day: '2026-10-10',
              time: '01:50',
              kind: 'Incident',
              icon: 'event',
              title: '0117, Mill Lane',
              children: <p>Called by a neighbour.</p>,
            },
            {
              id: '3',
              day: '2026-10-08',
              kind: 'Stop',
              title: 'Vehicle stopped',
              isCorrected: true,
              by: 'PC 2210',
            },
          ]}
        />
      </div>
      <div className="mips-stack">
        <WarningStrip
          about="Siobhan Hussain"
          markers={[
            { id: 'a', label: 'Ailment', severity: 'low', detail: 'asthma' },
            { id: 'm', label: 'Mental health', severity: 'medium', date: '04/01/26' },
            { id: 'v', label: 'Violent', severity: 'high', date: '12/03/26', source: 'R1' },
          ]}
          notChecked={['Self-harm']}
        />
        <WarningStrip about="Shivaun Husayn" markers={[]} checked={{ date: '02/09/26', by: 'PS 2210' }} />
        <WarningStrip about="Idris Jenkins" markers={[]} size="small" />
        <div className="mips-row">
          <PhotoFrame name="HUSSAIN, Siobhan" />
          <PhotoFrame name="GARSIDE, Emeka" size="small" />
          <PhotoFrame
            name="JENKINS, Idris"
            src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 5'%3E%3Cpath fill='%239ab' d='M0 0h4v5H0z'/%3E%3Ccircle cx='2' cy='2' r='1' fill='%23456'/%3E%3C/svg%3E"
            takenOn="2024"
            ageAtPhoto={14}
          />
          <Tag>Draft</Tag>
          <Tag tone="info">Sent</Tag>
          <Tag tone="good">Accepted</Tag>
          <Tag tone="caution">Due soon</Tag>
          <Tag tone="bad">Overdue</Tag>
          <Tag tone="special">Restricted</Tag>
          <Badge words="waiting">41</Badge>
          <Badge tone="bad" words="overdue">
            2
          </Badge>
        </div>
      </div>
    </section>
  )
}
