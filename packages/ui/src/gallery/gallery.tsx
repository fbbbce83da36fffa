import { AppShell } from '../app-shell.tsx'
import { Button } from '../button.tsx'
import { IdentityBar } from '../identity-bar.tsx'
import { WarningStrip } from '../warning-strip.tsx'
import { FormSamples } from './form-samples.tsx'
import { RecordSamples } from './record-samples.tsx'

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
    </AppShell>
  )
}
