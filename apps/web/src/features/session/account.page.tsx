import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatOfficer } from '../../platform/format.ts'
import {
  changeLook,
  densities,
  letterKeys,
  readDensity,
  readLetterKeys,
  readTheme,
  themes,
} from '../../platform/look.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { useSession } from '../../platform/session.tsx'
import { OwnSessions } from './own-sessions.tsx'

export function AccountPage() {
  usePageTitle('Your account')
  const { user, roles, preferences } = useSession()
  return (
    <div className="mips-stack">
      <PageHeading caption={formatOfficer(user)}>Your account</PageHeading>
      <Card title="Who you are here">
        <SummaryList
          rows={[
            { key: 'Number', value: user.staffNumber },
            { key: 'Unit', value: user.unitCode },
            { key: 'Roles', value: roles.length === 0 ? 'none' : roles.map(({ label }) => label).join(', ') },
          ]}
        />
        <p className="mips-muted mips-small">
          This comes from the HR list and from your administrator. If it is wrong, tell them.
        </p>
        <LinkButton href={paths.password()} look="secondary">
          Change password
        </LinkButton>
      </Card>
      <Card title="How it looks">
        <div className="mips-columns">
          <Radios
            name="theme"
            legend="Theme"
            options={[...themes]}
            value={readTheme(preferences).value}
            onChange={(value) =>
              void changeLook({ theme: themes.find((theme) => theme.value === value)?.value })
            }
          />
          <Radios
            name="density"
            legend="Rows"
            options={[...densities]}
            value={readDensity(preferences).value}
            onChange={(value) =>
              void changeLook({ density: densities.find((density) => density.value === value)?.value })
            }
          />
          <Radios
            name="letterKeys"
            legend="Keys of one letter"
            hint="Switch them off if you speak to your device."
            options={[...letterKeys]}
            value={readLetterKeys(preferences).value}
            onChange={(value) =>
              void changeLook({ letterKeys: letterKeys.find((each) => each.value === value)?.value })
            }
          />
        </div>
      </Card>
      <OwnSessions />
    </div>
  )
}
