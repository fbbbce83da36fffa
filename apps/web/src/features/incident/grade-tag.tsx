import { Tag } from '@mips/ui/tag.tsx'

const tones: Record<string, 'bad' | 'caution'> = { IMMEDIATE: 'bad', PRIORITY: 'caution' }

/** The grade in words; colour only repeats it. */
export const GradeTag = ({ grade, label }: { grade: string; label: string }) => (
  <Tag tone={tones[grade] ?? 'neutral'}>{label}</Tag>
)
