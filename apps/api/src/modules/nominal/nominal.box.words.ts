/** The words for the filters of the one box and their values. */
import type { BoxFacet } from '@mips/contracts/nominal-terms'
import { kindsLabel } from '@mips/domain/codes/record-kinds'
import { forceLabel } from '@mips/domain/codes/force-label'
import { eventRoleLabel } from '@mips/domain/codes/event-roles'
import { codeLabel } from '@mips/domain/codes/lists'
import { ageBands, periods, type Chosen, type Facet, type FacetField } from '@mips/domain/search/facets'
import { textFields } from '@mips/domain/search/text-sources'

const fieldWords: Record<FacetField, string> = {
  kind: 'Kind',
  field: 'Written in',
  force: 'Force',
  role: 'Role in event',
  area: 'Area',
  sex: 'Sex',
  ageBand: 'Age',
  when: 'When it happened',
}

const labelOf = (list: readonly { code: string; label: string }[], value: string) =>
  list.find(({ code }) => code === value)?.label ?? value

type Own = Parameters<typeof forceLabel>[0]

function valueWords(own: Own, field: FacetField, value: string): string {
  switch (field) {
    case 'kind':
      return value === 'Text' ? 'What was written' : kindsLabel(value)
    case 'field':
      return labelOf(textFields, value)
    case 'force':
      return forceLabel(own, value)
    case 'role':
      return eventRoleLabel(value)
    case 'sex':
      return codeLabel('sexes', value)
    case 'ageBand':
      return labelOf(ageBands, value)
    case 'when':
      return labelOf(periods, value)
    case 'area':
      return value
  }
}

/** The filters as the page shows them. */
export const presentFacets = (own: Own, facets: readonly Facet[], chosen: Chosen): BoxFacet[] =>
  facets.map(({ field, values }) => ({
    field,
    label: fieldWords[field],
    values: values.map(({ value, count }) => ({
      value,
      count,
      label: valueWords(own, field, value),
      isOn: chosen[field]?.includes(value) ?? false,
    })),
  }))
