import { useState } from 'react'
import { Button } from '../button.tsx'
import { ConflictView } from '../conflict-view.tsx'
import { Details } from '../details.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Inset } from '../inset.tsx'
import { InterruptionCard } from '../interruption-card.tsx'
import { KeyboardHelp } from '../keyboard-help.tsx'
import { Loading, Progress, Skeleton } from '../loading.tsx'
import { LockScreen } from '../lock-screen.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Panel } from '../panel.tsx'
import { TextInput } from '../text-input.tsx'
import { showToast } from '../toast.tsx'
import { Warning } from '../warning.tsx'

export function NoticeSamples() {
  const [isLocked, setIsLocked] = useState(false)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({ grounds: 'mine' })
  return (
    <section>
      <h2>Notices</h2>
      <div className="mips-columns">
        <div>
          <NotificationBanner title="PS 2210 has also opened this record">
            <p>Since 02:10. You will see each other’s changes.</p>
          </NotificationBanner>
          <NotificationBanner
            tone="good"
            title="Arrest recorded"
            actions={
              <Button look="secondary" size="small">
                Open custody
              </Button>
            }
          />
          <NotificationBanner tone="caution" title="Review due in 12 minutes" />
          <NotificationBanner tone="bad" title="The photograph was not sent">
            <p>It is kept here. Reference 7F3A-22.</p>
          </NotificationBanner>
          <Warning>A release cannot be taken back.</Warning>
          <Inset>Carried over from the incident: confirm or change.</Inset>
          <Details summary="What necessity means">
            <p>One of the reasons in the code must apply.</p>
          </Details>
        </div>
        <div>
          <Panel title="Custody record opened">
            <p>C/2026/0912</p>
          </Panel>
          <EmptyState
            title="Nothing found for “Siobhan Hussein 1987”"
            actions={<Button look="secondary">Widen to any year</Button>}
          >
            <p>Searched: people, all areas, spellings that sound alike.</p>
          </EmptyState>
          <Loading>Finding people…</Loading>
          <Skeleton words="Loading the timeline" />
          <Progress
            label="Making the bundle"
            value={3}
            max={8}
            step="Step 3 of 8: MG11. You can carry on working."
          />
          <div className="mips-button-group">
            <Button
              look="secondary"
              onClick={() =>
                showToast({
                  message: 'Marked as the same person',
                  tone: 'good',
                  action: { label: 'Undo', onAction: () => showToast({ message: 'Undone' }) },
                })
              }
            >
              Show a toast
            </Button>
            <Button look="secondary" onClick={() => setIsLocked(true)}>
              Lock
            </Button>
            <Button look="secondary" onClick={() => setIsHelpOpen(true)}>
              Keys
            </Button>
          </div>
        </div>
      </div>
      <InterruptionCard
        title="You are about to see a restricted record"
        actions={
          <>
            <Button>Go on</Button>
            <Button look="secondary">Go back</Button>
          </>
        }
      >
        <p>Your reason is kept in the audit.</p>
      </InterruptionCard>
      <ConflictView
        theirsBy="DC Marlow, saved 02:14:07"
        fields={[
          {
            key: 'grounds',
            label: 'Grounds',
            mine: 'Seen with a baseball bat.',
            theirs: 'Seen with a bat in the hall.',
          },
        ]}
        choices={choices}
        onChoose={(key, choice) => setChoices({ ...choices, [key]: choice })}
        actions={<Button>Keep these</Button>}
      />
      <KeyboardHelp
        isOpen={isHelpOpen}
        onClose={() => setIsHelpOpen(false)}
        groups={[
          {
            title: 'Everywhere',
            keys: [
              { keys: ['/'], does: 'Search' },
              { keys: ['Ctrl', 'L'], does: 'Lock' },
            ],
          },
          { title: 'Lists', keys: [{ keys: ['j', 'k'], does: 'Next, previous' }] },
        ]}
      />
      <LockScreen
        isOpen={isLocked}
        name="PC 4471 Anwen Pryce"
        kept="2 drafts kept"
        someoneElse={<Button look="link">Someone else</Button>}
      >
        <TextInput name="unlock" label="Password" type="password" />
        <Button onClick={() => setIsLocked(false)}>Unlock</Button>
      </LockScreen>
    </section>
  )
}
