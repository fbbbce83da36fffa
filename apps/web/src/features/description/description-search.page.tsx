import type { DescribedReply } from '@mips/contracts/description'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useState } from 'react'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { SaveThisSearch } from '../../platform/save-search.tsx'
import { DescribedHits } from './described-hits.tsx'
import { DescriptionForm, type AskedTerms } from './search-form.tsx'

/** Search by what somebody looked like and by how it was done. */
export function DescriptionSearchPage() {
  usePageTitle('Search by description')
  const [found, setFound] = useState<{ reply: DescribedReply; terms: AskedTerms }>()
  return (
    <div className="mips-stack">
      <PageHeading caption="Search">Search by description or method</PageHeading>
      <p className="mips-no-print">
        You know a name, a number or an address?{' '}
        <Link href={paths.searchPerson()}>Search for a person by details</Link>
      </p>
      <DescriptionForm onFound={(reply, terms) => setFound({ reply, terms })} />
      {found === undefined ? null : (
        <DescribedHits
          key={found.reply.searchedAt}
          reply={found.reply}
          actions={<SaveThisSearch search={{ kind: 'DESCRIPTION', terms: found.terms }} />}
        />
      )}
    </div>
  )
}
