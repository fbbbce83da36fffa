import { SignIn } from '@mips/contracts/session'
import { BrandMark } from '@mips/ui/brand-mark.tsx'
import { ClassificationBanner } from '@mips/ui/classification-banner.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useSearch } from '@tanstack/react-router'
import { api, queryClient } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'

export function SignInPage() {
  usePageTitle('Sign in')
  const { next } = useSearch({ from: '/sign-in' })
  const form = useActForm({
    schema: SignIn,
    defaults: { staffNumber: '', password: '' },
    act: useAct(api.session.signIn.mutation()),
    toInput: (body) => ({ body }),
    onDone: ({ mustChangePassword }) => {
      queryClient.clear()
      goTo(mustChangePassword ? paths.password() : (next ?? paths.home()))
    },
  })
  const { register } = form.fields

  return (
    <div className="mips-shell">
      <div className="mips-shell__strips">
        <ClassificationBanner marking="OFFICIAL-SENSITIVE" />
      </div>
      <main id="main" className="mips-sign-in">
        <p className="mips-sign-in__brand">
          <BrandMark /> MiPS
        </p>
        <h1 className="mips-page-heading__title">Sign in</h1>
        {next === undefined ? null : <p className="mips-muted">You go on at the page that you asked for.</p>}
        <ActFormFrame form={form} submitWords="Sign in" busyWords="Signing in…">
          <TextInput
            {...register('staffNumber')}
            label="Warrant or pay number"
            error={form.errorOf('staffNumber')}
            autoComplete="username"
            autoCapitalize="characters"
            spellCheck={false}
            width={10}
            autoFocus
          />
          <TextInput
            {...register('password')}
            label="Password"
            type="password"
            error={form.errorOf('password')}
            autoComplete="current-password"
            width={20}
          />
        </ActFormFrame>
        <p className="mips-small mips-muted">
          For authorised users on duty. Everything that you read, search and change is recorded. Forgotten
          your password? Ask your supervisor: it is reset in person.
        </p>
      </main>
    </div>
  )
}
