import { AppShell } from '../app-shell.tsx'
import { Button } from '../button.tsx'
import { WallClock } from '../clock.tsx'
import { IdentityBar } from '../identity-bar.tsx'
import { Menu } from '../menu.tsx'
import { PageBar } from '../notification-banner.tsx'
import { SaveState } from '../save-state.tsx'
import { SuggestBox } from '../suggest-box.tsx'
import { ToastRegion } from '../toast.tsx'
import { WarningStrip } from '../warning-strip.tsx'
import { FormSamples } from './form-samples.tsx'
import { NavigationSamples } from './navigation-samples.tsx'
import { NoticeSamples } from './notice-samples.tsx'
import { RecordSamples } from './record-samples.tsx'

const suggested = [
  {
    id: 'people',
    label: 'People',
    options: [
      { id: '1', title: 'TESTERSON, Marla', detail: 'born 3 April 1987', icon: 'person', hasWarning: true },
      { id: '2', title: 'TESTERSON, Tobias', detail: 'born 1990', icon: 'person' },
    ],
  },
  { id: 'places', label: 'Places', options: [{ id: '3', title: '14 Testing Road', icon: 'place' }] },
] as const

/** Every part of the kit in its states, in the frame that the app uses. */
export function Gallery() {
  return (
    <AppShell
      marking="OFFICIAL-SENSITIVE"
      demo="Demonstration data"
      brand={{ name: 'Eastport Police', href: '#home' }}
      nav={[
        { href: '#home', label: 'Home', icon: 'home' },
        { href: '#search', label: 'Search', icon: 'search', isCurrent: true },
        { href: '#custody', label: 'Custody', icon: 'custody', count: 2, countWords: 'overdue' },
        { href: '#reports', label: 'Reports', icon: 'reports' },
        { href: '#files', label: 'Case files', icon: 'files' },
        { href: '#queues', label: 'Queues', icon: 'queues', count: 214 },
        { href: '#audit', label: 'Audit', icon: 'audit' },
      ]}
      search={
        <SuggestBox
          id="search"
          label="Search people, places, vehicles, phones, references"
          groups={suggested}
          note="Enter searches everything"
          onType={() => undefined}
          onChoose={() => undefined}
          onSearch={() => undefined}
        />
      }
      saveState={<SaveState state="saved" at="02:14:07" />}
      clock={<WallClock now="2026-11-22T02:14:30Z" />}
      userMenu={
        <Menu
          label="PC 4471"
          look="quiet"
          acts={[
            { id: 'lock', label: 'Lock', icon: 'lock', keys: 'Ctrl L', onAction: () => undefined },
            { id: 'out', label: 'Sign out', onAction: () => undefined },
          ]}
        />
      }
      banner={<PageBar>No connection since 02:14. You can keep typing; 3 entries waiting.</PageBar>}
      printLine="Printed by PC 4471 at 02:14 on 22/11/2026"
    >
      <IdentityBar
        name="HUSSAIN, Siobhan Marie"
        dateOfBirth="03/04/1987"
        age={39}
        reference="N104417"
        identifiers={[{ label: 'PNC', value: '15/0044172X' }]}
        warnings={
          <WarningStrip
            about="Siobhan Hussain"
            markers={[
              { id: 'v', label: 'Violent', severity: 'high', date: '12/03/26', source: 'R1' },
              { id: 'm', label: 'Mental health', severity: 'medium' },
            ]}
            notChecked={['Self-harm']}
          />
        }
        actions={<Button look="secondary">Act</Button>}
      />
      <FormSamples />
      <RecordSamples />
      <NavigationSamples />
      <NoticeSamples />
      <ToastRegion />
    </AppShell>
  )
}
